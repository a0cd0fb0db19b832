package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.secret.SealedSecret;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotationResultTest {

  private static final SecretAccess ACCESS = SecretAccess.deliberate();

  @Test
  void it_prints_the_outcome() {
    assertThat(Samples.result())
        .hasToString("rotated n8n/owner, postgres/password in 12.3 s, old refused");
  }

  @Test
  void it_claims_that_the_old_ones_are_refused_only_when_all_were_tried() {
    Proof refused = Samples.proof(Proof.OldSecret.REFUSED);
    Proof notTested = Samples.proof(Proof.OldSecret.NOT_TESTED);

    assertThat(Samples.resultWithProofs(List.of(refused, notTested)).toString())
        .doesNotContain("refused");
    assertThat(Samples.resultWithProofs(List.of()).toString()).doesNotContain("refused");
  }

  @Test
  void it_is_described_as_a_table() {
    assertThat(Samples.result().describe())
        .isEqualTo(
            """
            rotated n8n/owner, postgres/password in 12.3 s, old refused
            Proof
              postgres/password  new accepted  old refused  TCP from another container (2 rows)
              postgres/password  new accepted  old refused  TCP from another container (2 rows)
            Steps
              recreate n8n  9.1 s
            Warnings
              ! a later "up -d" recreates postgres too
            Operation op-1, 7 round trips""");
  }

  @Test
  void what_was_not_tested_is_said() {
    Proof proof = new Proof("n8n/owner", false, Proof.OldSecret.NOT_TESTED, "HTTP login", "");
    assertThat(Samples.resultWithProofs(List.of(proof)).describe())
        .contains("n8n/owner  new not tested  old not tested  HTTP login\n")
        .doesNotContain("Warnings", "()");
  }

  @Test
  void the_new_credentials_are_shown_once_and_in_order() {
    RotationResult result =
        new RotationResult(
            true,
            List.of("postgres/password", "n8n/owner"),
            Map.of(
                "postgres/password", SealedSecret.of("A", () -> Secret.of("for-postgres")),
                "n8n/owner", SealedSecret.of("B", () -> Secret.of("for-n8n"))),
            Samples.previousState(),
            1,
            List.of(),
            List.of(),
            List.of(),
            1,
            Samples.receipt());

    Map<CredentialId, Secret> shown = result.reveal(ACCESS);
    assertThat(shown.keySet())
        .containsExactly(
            new CredentialId("n8n", "owner"), new CredentialId("postgres", "password"));
    assertThat(shown.values().stream().map(s -> s.reveal(ACCESS)))
        .containsExactly("for-n8n", "for-postgres");
    assertThatThrownBy(() -> result.reveal(ACCESS)).isInstanceOf(IllegalStateException.class);
    assertThat(result.toString() + result.describe()).doesNotContain("for-");
  }

  @Test
  void its_maps_always_read_in_the_same_order() {
    assertThat(Samples.result().newCredentials().keySet())
        .containsExactly("n8n/owner", "postgres/password");
    assertThat(Samples.previousState().containerImages().keySet())
        .containsExactly("n8n", "postgres");
    assertThatThrownBy(() -> Samples.result().newCredentials().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
