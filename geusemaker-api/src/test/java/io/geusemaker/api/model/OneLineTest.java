package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JShell shows 80 characters of a value and breaks lines literally. */
class OneLineTest {

  private static final String LONG = "a very long text\nof two lines ".repeat(10);

  @Property
  void any_text_becomes_one_line_of_80_characters_at_most(@ForAll String text) {
    assertThat(OneLine.of(text)).hasSizeLessThanOrEqualTo(80).doesNotContain("\n", "\r", "\t");
  }

  @ParameterizedTest
  @MethodSource("values")
  void every_model_prints_so(Object value) {
    assertThat(value.toString())
        .isNotBlank()
        .hasSizeLessThanOrEqualTo(80)
        .doesNotContain("\n", value.getClass().getSimpleName() + "[");
  }

  static Stream<Object> values() {
    Instant noon = Instant.EPOCH;
    List<String> many = Collections.nCopies(30, LONG);
    return Stream.of(
        Samples.plan(),
        Samples.result(),
        Samples.previousState(),
        Samples.receipt(),
        Samples.proof(Proof.OldSecret.NOT_TESTED),
        RotationRequest.everything(new DeploymentName("stack")),
        RotationRequest.only(new DeploymentName("stack"), List.of("n8n")),
        Registration.at("ssh://ubuntu@10.0.0.5").composeProject("root"),
        new CredentialId("n8n", "owner"),
        new Plan(LONG, many, List.of(), List.of(), many, many, many, "ab"),
        new PlannedChange(LONG, LONG, LONG, LONG),
        new PlannedStep(LONG, LONG),
        new StepReport(LONG, LONG, 1),
        new Receipt(LONG, LONG, LONG, noon),
        new Proof(LONG, false, Proof.OldSecret.REFUSED, LONG, LONG),
        new PreviousState(LONG, Map.of(LONG, LONG), Map.of(), Map.of(), noon),
        new Registration(URI.create("ssh://" + "host".repeat(40)), Optional.of(LONG)),
        new RotationRequest(
            "n".repeat(128), true, true, false, many, false, java.util.Optional.empty()),
        new Operator(LONG, LONG, Long.MAX_VALUE),
        new AuditRecord(
            1,
            noon,
            LONG,
            LONG,
            new Operator(LONG, LONG, 1),
            Optional.of(LONG),
            Map.of(LONG, LONG),
            Optional.of(LONG)),
        new AuditTrail.Breach(Integer.MAX_VALUE, LONG),
        new AuditTrail(List.of(), Optional.of(new AuditTrail.Breach(Integer.MAX_VALUE, LONG))),
        new HistoryEntry(
            LONG,
            LONG,
            LONG,
            LONG,
            noon,
            Optional.of(noon),
            HistoryEntry.Outcome.UNDONE,
            many,
            many,
            Optional.of(LONG),
            false),
        new FoundCredential(LONG, FoundCredential.Answer.BOTH),
        recovered(),
        new RecoveryResult(List.of(), 0, 0),
        new RecoveryResult(Collections.nCopies(30, recovered()), 1, 1),
        RollbackRequest.last(new DeploymentName("n".repeat(128)), Integer.MAX_VALUE),
        RollbackRequest.to(new DeploymentName("stack"), LONG),
        new RollbackResult(
            true,
            many,
            many,
            Samples.previousState(),
            1,
            many,
            List.of(),
            List.of(),
            1,
            Samples.receipt()),
        new RotationResult(
            true,
            many,
            Map.of(),
            Samples.previousState(),
            1,
            many,
            List.of(),
            List.of(),
            1,
            Samples.receipt()));
  }

  private static RecoveredOperation recovered() {
    return new RecoveredOperation(
        LONG, RecoveredOperation.Outcome.UNDONE, List.of(), List.of(), true);
  }
}
