package io.geusemaker.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.model.FoundCredential;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.secret.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The proof of a secret over HTTP")
class HttpProofTest {

  private static final HttpProof PROOF =
      new HttpProof(
          "qdrant/api-key",
          "qdrant",
          Optional.of(HttpCheck.get("/collections").onPort(6333).header("api-key")),
          "",
          Optional.of(Secret.of("new-key")),
          Optional.of(Secret.of("old-key")));

  private static Map<String, Integer> answers(int fresh, int old, int none) {
    return Map.of(
        "qdrant/api-key.new", fresh, "qdrant/api-key.old", old, "qdrant/api-key.none", none);
  }

  @Test
  void isThatTheNewOneIsAcceptedAndTheOldOneAndNoneAreRefused() {
    assertThat(PROOF.evaluate(answers(200, 401, 403)))
        .returns(true, Proof::newAccepted)
        .returns(Proof.OldSecret.REFUSED, Proof::oldRefused);
  }

  @ParameterizedTest
  @CsvSource({
    "401, 401, 401, the new secret was answered with 401",
    "0, 0, 0, the new secret was answered with no answer",
    "200, 200, 401, the old secret was answered with 200",
    "200, 500, 401, the old secret was answered with 500",
    "200, 401, 200, a request without a secret was answered with 200"
  })
  void isMissingOtherwise(int fresh, int old, int none, String observed) {
    assertThatThrownBy(() -> PROOF.evaluate(answers(fresh, old, none)))
        .hasMessageContaining(observed);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 401, ONLY_NEW",
    "401, 200, ONLY_OLD",
    "200, 200, BOTH",
    "403, 401, NEITHER",
    "0, 0, NO_ANSWER",
    "401, 500, NO_ANSWER"
  })
  void tellsWhichOneWorks(int fresh, int old, FoundCredential.Answer found) {
    assertThat(PROOF.classify(answers(fresh, old, 401))).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"200, ONLY_OLD", "401, ONLY_NEW", "0, NO_ANSWER"})
  void tellsByTheOldOneWhenTheNewOneIsNotKnown(int old, FoundCredential.Answer found) {
    HttpProof unknown =
        new HttpProof(
            PROOF.credential(),
            PROOF.service(),
            PROOF.check(),
            "",
            Optional.empty(),
            PROOF.oldSecret());

    assertThat(unknown.classify(answers(0, old, 401))).isEqualTo(found);
  }

  @Test
  void claimsNothingWhereTheServiceChecksNothing() {
    HttpProof unchecked =
        new HttpProof(
            "crawl4ai/api-token",
            "crawl4ai",
            Optional.empty(),
            "not checked by this version",
            Optional.of(Secret.of("new-token")),
            Optional.of(Secret.of("old-token")));

    assertThat(unchecked.evaluate(Map.of()))
        .returns(false, Proof::newAccepted)
        .returns(Proof.OldSecret.NOT_TESTED, Proof::oldRefused)
        .returns("not checked by this version", Proof::detail);
  }
}
