package io.geusemaker.core.proof;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.FoundCredential;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.host.Sections;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What n8n answers to a login proves")
class N8nProofTest {

  private static final String SECOND_FACTOR = "{\"code\": 998, \"message\": \"MFA Error\"}";
  private static final String WRONG = "{\"code\":401,\"message\":\"Wrong username or password\"}";

  @Test
  void theRotationWhenTheNewPasswordIsAcceptedAndTheOldRefused() {
    Proof proof = evaluate(knowingTheOld(), answers("new", 200, "{}", "old", 401, WRONG));

    assertThat(proof.newAccepted()).isTrue();
    assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
    assertThat(proof.detail()).isEmpty();
  }

  @Test
  void thatTheNewPasswordIsRightWhenASecondFactorIsAskedFor() {
    Proof proof = evaluate(knowingTheOld(), answers("new", 401, SECOND_FACTOR, "old", 401, WRONG));

    assertThat(proof.newAccepted()).isTrue();
    assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
    assertThat(proof.detail()).contains("second factor");
  }

  @Test
  void nothingOfAnOldPasswordThatIsNotKnown() {
    Proof proof = evaluate(notKnowingTheOld(), answers("new", 200, "{}"));

    assertThat(proof.newAccepted()).isTrue();
    assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.NOT_TESTED);
  }

  @Test
  void onlyThatTheOldIsRefusedWhenOfTheNewNothingButTheHashIsKnown() {
    Proof proof = evaluate(knowingOnlyTheOld(), answers("old", 401, WRONG));

    assertThat(proof.newAccepted()).isFalse();
    assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
    assertThat(proof.detail()).contains("only its hash");
  }

  @ParameterizedTest(name = "new {0}, old {1}: {2}")
  @CsvSource({
    "200, 401, ONLY_NEW",
    "401, 200, ONLY_OLD",
    "200, 200, BOTH",
    "401, 401, NEITHER",
    "429, 401, NO_ANSWER",
    "401, 429, NO_ANSWER",
    "0,   0,   NO_ANSWER",
    "200, 429, ONLY_NEW",
    "429, 200, ONLY_OLD"
  })
  void whichOfTheTwoWorks(int fresh, int old, FoundCredential.Answer answer) {
    assertThat(knowingTheOld().classify(answers("new", fresh, "{}", "old", old, WRONG)))
        .isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "401, '401, refused'",
    "429, try again in a few minutes",
    "0, no connection",
    "503, 503",
    "404, 404"
  })
  void nothingWhenTheNewPasswordIsAnsweredWith(int status, String words) {
    assertThat(refusal(knowingTheOld(), answers("new", status, "", "old", 401, WRONG)))
        .contains("the new password was answered with")
        .contains(words);
  }

  @Test
  void nothingWhenASecondFactorIsAskedForTheOldPasswordBecauseThenItIsRight() {
    assertThat(refusal(knowingTheOld(), answers("new", 200, "{}", "old", 401, SECOND_FACTOR)))
        .contains("the old password was answered with");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "200, '200, accepted'",
    "429, try again in a few minutes",
    "0, no connection",
    "500, 500"
  })
  void nothingWhenTheOldPasswordIsAnsweredWith(int status, String words) {
    assertThat(refusal(knowingTheOld(), answers("new", 200, "{}", "old", status, "{}")))
        .contains("the old password was answered with")
        .contains(words);
  }

  @ParameterizedTest(name = "the {0} one")
  @ValueSource(strings = {"new", "old"})
  void nothingWhenOnePasswordWasNeverTried(String missing) {
    String other = missing.equals("new") ? "old" : "new";

    assertThat(refusal(knowingTheOld(), answers(other, other.equals("new") ? 200 : 401, "{}")))
        .contains("the " + missing + " password was answered with no connection");
  }

  private static String refusal(N8nProof proof, Sections sections) {
    OperationFailure.NotProven failure =
        (OperationFailure.NotProven) failureOf(() -> evaluate(proof, sections));
    assertThat(failure.credential()).isEqualTo("n8n/owner-password");
    return failure.observed();
  }

  private static Proof evaluate(N8nProof proof, Sections sections) {
    return proof.evaluate(sections);
  }

  private static N8nProof knowingTheOld() {
    return proof(Optional.of(Secret.of("new-password")), Optional.of(Secret.of("old-password")));
  }

  private static N8nProof notKnowingTheOld() {
    return proof(Optional.of(Secret.of("new-password")), Optional.empty());
  }

  private static N8nProof knowingOnlyTheOld() {
    return proof(Optional.empty(), Optional.of(Secret.of("old-password")));
  }

  private static N8nProof proof(Optional<Secret> newPassword, Optional<Secret> oldPassword) {
    return new N8nProof(
        "n8n/owner-password", false, "owner@example.test", newPassword, oldPassword);
  }

  /** Name, status and body of each answer, as the probe prints them. */
  private static Sections answers(Object... triples) {
    StringJoiner lines = new StringJoiner("\n");
    for (int i = 0; i < triples.length; i += 3) {
      lines.add(
          new ObjectMapper()
              .createObjectNode()
              .put("name", (String) triples[i])
              .put("status", (Integer) triples[i + 1])
              .put("body", (String) triples[i + 2])
              .toString());
    }
    return Sections.parse(
        "@@GM n8n-proof "
            + Base64.getEncoder()
                .encodeToString(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
