package io.geusemaker.api.model;

import java.util.List;
import java.util.Locale;

/** The parts that the descriptions of all results have. */
final class ResultText {

  private ResultText() {}

  static void proofs(Table text, List<Proof> proofs) {
    text.section("Proof");
    text.rows(
        proofs.stream()
            .map(
                p ->
                    List.of(
                        p.credential(),
                        p.newAccepted() ? "new accepted" : "new not tested",
                        p.oldRefused() == Proof.OldSecret.REFUSED
                            ? "old refused"
                            : "old not tested",
                        p.route() + (p.detail().isEmpty() ? "" : " (" + p.detail() + ")")))
            .toList());
  }

  static void steps(Table text, List<StepReport> steps) {
    text.section("Steps");
    text.rows(
        steps.stream()
            .map(s -> List.of(s.description(), String.format(Locale.ROOT, "%.1f s", s.seconds())))
            .toList());
  }

  static void warnings(Table text, List<String> warnings) {
    if (!warnings.isEmpty()) {
      text.section("Warnings");
      warnings.forEach(warning -> text.line("  ! " + warning));
    }
  }
}
