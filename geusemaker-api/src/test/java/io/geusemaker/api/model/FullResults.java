package io.geusemaker.api.model;

import io.geusemaker.api.secret.SealedSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Results that hold one text in every place where a text can be. */
final class FullResults {

  static final String CIPHERTEXT = "canary-of-a-ciphertext";
  static final String SECRET = "canary-of-a-secret";

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private FullResults() {}

  static Stream<String> pages(String text) {
    return Stream.of(rotation(text).report(), patch(text).report(), rollback(text).report());
  }

  static RotationResult rotation(String text) {
    return new RotationResult(
        true,
        List.of(text, "n8n/owner"),
        Map.of(
            text,
            SealedSecret.of(
                CIPHERTEXT,
                () -> {
                  throw new AssertionError(SECRET);
                })),
        before(text),
        12.3,
        List.of(text, text),
        proofs(text),
        steps(text),
        7,
        receipt(text));
  }

  static RollbackResult rollback(String text) {
    return new RollbackResult(
        true,
        List.of(text, text),
        List.of(text),
        before(text),
        12.3,
        List.of(text),
        proofs(text),
        steps(text),
        7,
        receipt(text));
  }

  private static PatchResult patch(String text) {
    PatchInfo info =
        new PatchInfo(
            text,
            text,
            text,
            text,
            text,
            text,
            PatchLevel.UNKNOWN.text(),
            List.of(text, text),
            List.of(
                new OpenAdvisory(text, text, text, Optional.of(text), false),
                new OpenAdvisory(text, "high", text, Optional.empty(), true)),
            List.of(
                Finding.info(text, text), Finding.warning(text, text), Finding.blocker(text, text)),
            Optional.empty());
    return new PatchResult(
        true,
        List.of(info),
        List.of(info.skip(text)),
        before(text),
        12.3,
        Map.of(text, 4.5),
        List.of(text),
        proofs(text),
        steps(text),
        7,
        receipt(text));
  }

  static PatchResult patch(List<PatchInfo> applied, List<PatchInfo> skipped) {
    return new PatchResult(
        true,
        applied,
        skipped,
        before("x"),
        1,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        7,
        receipt("x"));
  }

  private static List<Proof> proofs(String text) {
    return List.of(
        new Proof(text, true, Proof.OldSecret.REFUSED, text, text),
        new Proof(text, false, Proof.OldSecret.NOT_TESTED, text, text));
  }

  private static List<StepReport> steps(String text) {
    return List.of(new StepReport(text, text, 1.5), new StepReport(text, text, 3.25));
  }

  private static PreviousState before(String text) {
    return new PreviousState(
        text, Map.of(text, text), Map.of(text, 3), Map.of(text, text), NOON.minusSeconds(20));
  }

  private static Receipt receipt(String text) {
    return new Receipt(text, text, text, NOON);
  }
}
