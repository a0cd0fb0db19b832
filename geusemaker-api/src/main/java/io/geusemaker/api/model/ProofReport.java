package io.geusemaker.api.model;

import io.geusemaker.api.report.Grid;
import io.geusemaker.api.report.Html;
import io.geusemaker.api.report.Page;
import io.geusemaker.api.report.Tone;
import java.util.List;

/**
 * What an operation proved: of secrets, that the new one works and the old one does not; of all
 * else, what was seen.
 *
 * @param proofs the evidence
 * @param credentials the credentials that the operation changed
 * @param secrets what the two secrets of a proof are called
 */
record ProofReport(List<Proof> proofs, List<String> credentials, ResultText.Secrets secrets) {

  void outcome(Page page) {
    List<Proof> tried = proofs.stream().filter(this::isOfSecret).toList();
    boolean all = tried.stream().allMatch(p -> p.newAccepted() && isOldRefused(p));
    if (!tried.isEmpty() && all) {
      page.verdict(Tone.GOOD, secrets.bothSeen());
    } else if (!tried.isEmpty()) {
      page.verdict(Tone.WARN, "Not all of it could be tested: the proof says what.");
    }
  }

  void section(Page page) {
    page.section("Proof", tried(), seen());
  }

  private boolean isOfSecret(Proof proof) {
    return credentials.contains(proof.credential()) || !proof.newAccepted() || isOldRefused(proof);
  }

  private static boolean isOldRefused(Proof proof) {
    return proof.oldRefused() == Proof.OldSecret.REFUSED;
  }

  private Html tried() {
    Grid grid =
        new Grid(
            "What was tried afterwards",
            "Credential",
            secrets.heading(),
            secrets.otherHeading(),
            "How",
            "Seen");
    for (Proof proof : proofs) {
      if (isOfSecret(proof)) {
        grid.row(
            proof.credential(),
            outcome(proof.newAccepted(), "accepted"),
            outcome(isOldRefused(proof), "refused"),
            Html.text(proof.route()),
            Html.text(proof.detail()));
      }
    }
    return grid.html();
  }

  private static Html outcome(boolean tested, String seen) {
    return tested ? Tone.GOOD.label(seen) : Tone.WARN.label("not tested");
  }

  private Html seen() {
    Grid grid = new Grid("What was seen afterwards", "What", "How", "Seen");
    for (Proof proof : proofs) {
      if (!isOfSecret(proof)) {
        grid.row(proof.credential(), Html.text(proof.route()), Html.text(proof.detail()));
      }
    }
    return grid.html();
  }
}
