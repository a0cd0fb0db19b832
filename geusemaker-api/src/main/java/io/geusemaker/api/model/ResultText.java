package io.geusemaker.api.model;

import java.util.List;
import java.util.Locale;

/** The parts that the descriptions of all results have. */
final class ResultText {

  private ResultText() {}

  /** What the two secrets of a proof are called: the one that has to work, and the other. */
  enum Secrets {
    NEW_AND_OLD("new", "old"),
    RESTORED_AND_TAKEN_BACK("restored", "taken back");

    private final String right;
    private final String wrong;

    Secrets(String right, String wrong) {
      this.right = right;
      this.wrong = wrong;
    }

    String heading() {
      return right.substring(0, 1).toUpperCase(Locale.ROOT) + right.substring(1);
    }

    String otherHeading() {
      return wrong.substring(0, 1).toUpperCase(Locale.ROOT) + wrong.substring(1);
    }

    String bothSeen() {
      return "The "
          + right
          + " secrets were seen to work, and the "
          + wrong
          + " ones to be refused.";
    }
  }

  static void proofs(Table text, List<Proof> proofs) {
    text.section("Proof");
    text.rows(proofs.stream().map(proof -> row(proof, Secrets.NEW_AND_OLD)).toList());
  }

  /** Of something else than a secret there is no other one to try. */
  static List<String> rowOfOther(Proof proof) {
    return List.of(proof.credential(), "seen", "", how(proof));
  }

  private static String how(Proof proof) {
    return proof.route() + (proof.detail().isEmpty() ? "" : " (" + proof.detail() + ")");
  }

  static List<String> row(Proof proof, Secrets secrets) {
    return List.of(
        proof.credential(),
        secrets.right + (proof.newAccepted() ? " accepted" : " not tested"),
        secrets.wrong
            + (proof.oldRefused() == Proof.OldSecret.REFUSED ? " refused" : " not tested"),
        how(proof));
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
