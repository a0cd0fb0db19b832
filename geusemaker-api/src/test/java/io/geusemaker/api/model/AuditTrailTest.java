package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final AuditTrail.Breach BREACH = new AuditTrail.Breach(3, "it was changed");

  @Test
  void it_prints_how_many_and_whether_the_chain_holds() {
    assertThat(new AuditTrail(List.of(), Optional.empty())).hasToString("0 records, unbroken");
    assertThat(new AuditTrail(List.of(began()), Optional.empty()))
        .hasToString("1 record, unbroken");
    assertThat(new AuditTrail(List.of(began(), ended()), Optional.of(BREACH)))
        .hasToString("2 records, broken at record 3: it was changed");
  }

  @Test
  void it_is_intact_unless_there_is_a_breach() {
    assertThat(new AuditTrail(List.of(began()), Optional.empty()).intact()).isTrue();
    assertThat(new AuditTrail(List.of(began()), Optional.of(BREACH)).intact()).isFalse();
  }

  @Test
  void it_is_described_as_a_table_that_ends_where_the_chain_breaks() {
    assertThat(new AuditTrail(List.of(began(), ended()), Optional.of(BREACH)).describe())
        .isEqualTo(
            """
            2 records, broken at record 3: it was changed
              1  2026-11-23T12:00:00Z  op-1  operation.begin  -             -     alice@laptop
              2  2026-11-23T12:00:00Z  op-1  step.end         n8n.recreate  done  alice@laptop
              ! record 3: it was changed""");
    assertThat(new AuditTrail(List.of(), Optional.empty()).describe())
        .isEqualTo("0 records, unbroken");
  }

  @Test
  void a_record_prints_when_what_which_and_how() {
    assertThat(began()).hasToString("1 2026-11-23T12:00:00Z operation.begin");
    assertThat(ended()).hasToString("2 2026-11-23T12:00:00Z step.end n8n.recreate: done");
    assertThat(began().operator()).hasToString("process 4711 of user alice on laptop");
  }

  @Test
  void it_does_not_change_with_what_it_was_made_from() {
    List<AuditRecord> records = new ArrayList<>(List.of(began()));
    AuditTrail trail = new AuditTrail(records, Optional.empty());
    records.clear();

    assertThat(trail.records()).containsExactly(began());
  }

  @Test
  void its_details_always_read_in_the_same_order() {
    assertThat(began().details().keySet()).containsExactly("a", "b", "c");
  }

  private static AuditRecord began() {
    return new AuditRecord(
        1,
        NOON,
        "operation.begin",
        "op-1",
        new Operator("alice", "laptop", 4711),
        Optional.empty(),
        Map.of("c", "3", "a", "1", "b", "2"),
        Optional.empty());
  }

  private static AuditRecord ended() {
    return new AuditRecord(
        2,
        NOON,
        "step.end",
        "op-1",
        new Operator("alice", "laptop", 4711),
        Optional.of("n8n.recreate"),
        Map.of(),
        Optional.of("done"));
  }
}
