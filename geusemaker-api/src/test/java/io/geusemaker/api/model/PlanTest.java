package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void it_prints_what_changes_and_what_restarts() {
    assertThat(Samples.plan()).hasToString("plan for stack: 2 credentials, restarts n8n");
    assertThat(quiet()).hasToString("plan for stack: 1 credential, no restart");
  }

  @Test
  void it_is_described_as_a_table() {
    assertThat(Samples.plan().describe())
        .isEqualTo(
            """
            Plan for stack (0123456789ab)
            Changes
              postgres/password  role geusemaker  ******** -> ********
              n8n/owner          owner of n8n     none -> ********
            Steps
              1. change the password of role geusemaker
              2. recreate n8n
            Recreated: n8n
              n8n: about 10 s
            Warnings
              ! a later "up -d" recreates postgres too""");
  }

  @Test
  void what_does_not_happen_is_said_or_left_out() {
    assertThat(quiet().describe())
        .isEqualTo("Plan for stack (short)\nChanges\nSteps\nRecreated: nothing");
  }

  @Test
  void it_does_not_change_with_what_it_was_made_from() {
    List<String> credentials = new ArrayList<>(List.of("n8n/owner"));
    Plan plan =
        new Plan(
            "stack", credentials, List.of(), List.of(), List.of(), List.of(), List.of(), "short");
    credentials.clear();

    assertThat(plan).isEqualTo(quiet());
  }

  private static Plan quiet() {
    return new Plan(
        "stack",
        List.of("n8n/owner"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "short");
  }
}
