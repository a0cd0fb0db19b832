package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RollbackResultTest {

  @Test
  void it_prints_the_outcome() {
    assertThat(result(List.of())).hasToString("restored n8n/owner, postgres/password in 3.1 s");
  }

  @Test
  void it_is_described_as_a_table_that_names_what_was_taken_back() {
    assertThat(result(List.of("redis was added since")).describe())
        .isEqualTo(
            """
            restored n8n/owner, postgres/password in 3.1 s
            Taken back: op-3, op-2
            Proof
              postgres/password  restored accepted  taken back refused  TCP from another container (2 rows)
            Steps
              recreate n8n  9.1 s
            Warnings
              ! redis was added since
            Operation op-1, 7 round trips""");
    assertThat(result(List.of()).describe()).doesNotContain("Warnings");
  }

  @Test
  void images_have_no_other_secret_that_could_be_tried() {
    RollbackResult patches =
        new RollbackResult(
            true,
            List.of("op-3"),
            List.of(),
            Samples.previousState(),
            3.14,
            List.of(),
            List.of(
                new Proof(
                    "n8n/image", true, Proof.OldSecret.NOT_TESTED, "running container", "2.40.6")),
            List.of(),
            5,
            Samples.receipt());

    assertThat(patches.describe())
        .containsPattern("n8n/image +seen +running container \\(2\\.40\\.6\\)")
        .doesNotContain("not tested");
  }

  private static RollbackResult result(List<String> warnings) {
    return new RollbackResult(
        true,
        List.of("op-3", "op-2"),
        List.of("n8n/owner", "postgres/password"),
        Samples.previousState(),
        3.14,
        warnings,
        List.of(Samples.proof(Proof.OldSecret.REFUSED)),
        List.of(new StepReport("n8n.recreate", "recreate n8n", 9.06)),
        7,
        Samples.receipt());
  }
}
