package io.geusemaker.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.survey.N8nFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("API keys that n8n has issued")
class IssuedKeyFinderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String SECRET_PART = "0123456789abcdef";
  private static final RotationRequest NONE =
      RotationRequest.secrets(new DeploymentName("dev"), List.of());
  private static final RotationRequest ALL = NONE.including(List.of(RequestedCredential.API_KEYS));

  private final List<String> warnings = new ArrayList<>();

  private static N8nFacts.IssuedKey key(String id, String label, String user) {
    return key(id, label, user, false, "n8n_api_" + SECRET_PART + id);
  }

  private static N8nFacts.IssuedKey key(
      String id, String label, String user, boolean disabled, String value) {
    return new N8nFacts.IssuedKey(
        id,
        label,
        NOW.minus(Duration.ofDays(40)),
        user,
        disabled,
        "public-api",
        Optional.empty(),
        Secret.of(value));
  }

  private List<String> found(StackSurvey stack, RotationRequest request) {
    return new IssuedKeyFinder(
            stack.build(),
            CredentialSources.of(stack.build()),
            new Recorded(
                Map.of(),
                Map.of(CredentialId.parse("n8n/api-key-b"), NOW.minus(Duration.ofDays(3))),
                NOW),
            warnings)
        .find(IssuedKeySelection.of(request), id -> true).stream()
            .peek(target -> warnings.add(target.warning()))
            .map(target -> target.facts().id())
            .toList();
  }

  private static RotationRequest named(String... names) {
    return NONE.plusApiKeys(List.of(names));
  }

  private static StackSurvey stack() {
    return new StackSurvey()
        .issued(
            key("a", "The website", "ann@example.com"),
            key("b", "Backups", "ben@example.com"),
            key("c", "Backups", "ann@example.com"),
            key("d", "Old", "old@example.com", true, "n8n_api_d"));
  }

  @Test
  void areFoundByLabelAndById() {
    assertThat(found(stack(), named("The website"))).containsExactly("a");
    assertThat(found(stack(), named("b", "The website"))).containsExactly("a", "b");
    assertThat(found(stack(), ALL)).containsExactly("a", "b", "c");
  }

  @Test
  void areToldOfWithLabelOwnerAndAge() {
    found(stack(), named("b"));

    assertThat(warnings)
        .containsExactly(
            "left as they are, because they were not named:"
                + " n8n's API key \"The website\" (a) of ann@example.com, 40 days old;"
                + " n8n's API key \"Backups\" (c) of ann@example.com, 40 days old;"
                + " n8n's API key \"Old\" (d) of old@example.com, 40 days old",
            "n8n's API key \"Backups\" (b) of ben@example.com, 3 days old: it ends at once, and"
                + " whoever uses it has to be given the new one");
    assertThat(String.join("", warnings)).doesNotContain(SECRET_PART);
  }

  @Test
  void thatCannotBeReissuedAreLeftUnlessTheyAreNamed() {
    assertThat(found(stack(), ALL)).doesNotContain("d");
    assertThat(warnings)
        .contains(
            "n8n's API key \"Old\" (d) of old@example.com, 40 days old: it is left as it is, its"
                + " user is disabled");
    refuses(stack(), named("Old"), "\"Old\" (d) of old@example.com", "its user is disabled");
  }

  @Test
  void areRefusedByALabelThatNoneHas() {
    refuses(stack(), named("Website"), "none that is called \"Website\"", "\"The website\" (a)");
    refuses(new StackSurvey(), named("Website"), "none that is called", "none at all");
  }

  @Test
  void areRefusedByALabelThatSeveralHave() {
    refuses(
        stack(),
        named("Backups"),
        "several are called \"Backups\"",
        "\"Backups\" (b) of ben@example.com, \"Backups\" (c) of ann@example.com");
  }

  @Test
  void ofAnUnknownFormAreLeft() {
    StackSurvey stack = new StackSurvey().issued(key("e", "Odd", "ann@example.com", false, "odd"));

    assertThat(found(stack, ALL)).isEmpty();
    assertThat(warnings).singleElement().asString().contains("its form is not known here");
  }

  static List<Arguments> reasons() {
    return List.of(
        refusal(one -> one.n8nVersion("1.61.0"), "n8n before 1.62 keeps them in another place"),
        refusal(
            one -> one.n8nWith("N8N_PUBLIC_API_DISABLED=true"),
            "n8n's public API is switched off, so that nothing could be proven"),
        refusal(one -> one.n8nWith("N8N_PROTOCOL=https"), "n8n speaks TLS only"),
        refusal(StackSurvey::withoutCurl, "curl is not installed on the host"),
        refusal(one -> one.n8nOn("sqlite", ""), "its tables are not in the stack's own PostgreSQL"),
        refusal(
            one -> one.n8nOn("postgresdb", "db.example.com"),
            "its tables are not in the stack's own PostgreSQL"),
        refusal(one -> one.issued(signed()), "n8n's encryption key could not be found"),
        refusal(
            one ->
                one.issued(signed())
                    .n8nWith("N8N_USER_MANAGEMENT_JWT_SECRET_FILE=/run/secrets/jwt"),
            "the file with the secret that signs them could not be read"));
  }

  private static N8nFacts.IssuedKey signed() {
    // {"alg":"HS256","typ":"JWT"} . {"iss":"n8n"} . a signature
    return key(
        "e",
        "Signed",
        "ann@example.com",
        false,
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" + ".eyJpc3MiOiJuOG4ifQ.c2lnbmF0dXJl");
  }

  private static Arguments refusal(UnaryOperator<StackSurvey> stack, String reason) {
    return Arguments.of(reason, stack);
  }

  @ParameterizedTest(name = "are refused: {0}")
  @MethodSource("reasons")
  void areRefused(String reason, UnaryOperator<StackSurvey> changed) {
    assertThat(found(stack(), ALL)).as("what is found otherwise").isNotEmpty();

    refuses(changed.apply(stack()), ALL, reason);
  }

  @Test
  void areSignedByWhatN8nDerivesFromItsKey() {
    assertThat(found(new StackSurvey().issued(signed()).encryptedUnder("a key"), ALL))
        .containsExactly("e");
  }

  private void refuses(StackSurvey stack, RotationRequest request, String... parts) {
    assertThatThrownBy(() -> found(stack, request))
        .isInstanceOfSatisfying(
            GeuseMakerException.class,
            e -> assertThat(e.failure().what()).contains(parts).doesNotContain(SECRET_PART));
  }
}
