package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryResultTest {

  @Test
  void it_prints_how_each_operation_ended() {
    assertThat(result(finished(), forced()))
        .hasToString("recovered op-1 finished, op-2 undone in 2.5 s");
    assertThat(result()).hasToString("nothing to recover: every operation has ended");
    assertThat(finished()).hasToString("op-1 finished");
  }

  @Test
  void it_is_described_with_what_was_found_and_what_was_proven() {
    assertThat(result(finished(), forced()).describe())
        .isEqualTo(
            """
            recovered op-1 finished, op-2 undone in 2.5 s
            Operation op-1: finished
              postgres/password  both work
              n8n/owner          only the new one works
            Operation op-2: undone, after neither credential worked
              postgres/password  neither works
            Proof
              postgres/password  new accepted  old refused  TCP from another container (2 rows)""");
  }

  @Test
  void what_was_undone_is_proven_by_the_restored_ones() {
    RecoveredOperation undone =
        new RecoveredOperation(
            "op-3",
            RecoveredOperation.Outcome.UNDONE,
            finished().found(),
            finished().proofs(),
            false);

    assertThat(result(undone).describe())
        .contains("postgres/password  restored accepted  taken back refused  TCP from");
  }

  @Test
  void what_was_not_proven_is_left_out() {
    assertThat(result(forced()).describe()).doesNotContain("Proof");
    assertThat(result().describe()).isEqualTo(result().toString());
  }

  @Test
  void what_was_found_is_said_in_words() {
    assertThat(new FoundCredential("n8n/owner", FoundCredential.Answer.ONLY_OLD))
        .hasToString("n8n/owner: only the old one works");
    assertThat(new FoundCredential("n8n/owner", FoundCredential.Answer.NO_ANSWER))
        .hasToString("n8n/owner: the service did not answer");
  }

  private static RecoveryResult result(RecoveredOperation... operations) {
    return new RecoveryResult(List.of(operations), 2.51, 4);
  }

  private static RecoveredOperation finished() {
    return new RecoveredOperation(
        "op-1",
        RecoveredOperation.Outcome.FINISHED,
        List.of(
            new FoundCredential("postgres/password", FoundCredential.Answer.BOTH),
            new FoundCredential("n8n/owner", FoundCredential.Answer.ONLY_NEW)),
        List.of(Samples.proof(Proof.OldSecret.REFUSED)),
        false);
  }

  private static RecoveredOperation forced() {
    return new RecoveredOperation(
        "op-2",
        RecoveredOperation.Outcome.UNDONE,
        List.of(new FoundCredential("postgres/password", FoundCredential.Answer.NEITHER)),
        List.of(),
        true);
  }
}
