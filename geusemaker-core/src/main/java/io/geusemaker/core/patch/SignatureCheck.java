package io.geusemaker.core.patch;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.SignatureRule;
import io.geusemaker.api.model.SignatureRule.Mode;
import io.geusemaker.core.image.Repository;
import io.geusemaker.core.signature.Cosign;
import io.geusemaker.core.signature.Verdict;
import java.util.List;
import java.util.Optional;

/** Applies what is demanded of signatures. */
final class SignatureCheck {

  private final List<SignatureRule> rules;
  private final Cosign cosign;

  SignatureCheck(List<SignatureRule> rules, Cosign cosign) {
    this.rules = List.copyOf(rules);
    this.cosign = cosign;
  }

  List<Finding> of(Wanted wanted) {
    Optional<SignatureRule> rule =
        rule(wanted.reference().repository()).filter(found -> found.mode() != Mode.OFF);
    if (rule.isEmpty() || rule.get().signer().isEmpty()) {
      return List.of();
    }
    Verdict verdict = cosign.verify(wanted.reference(), rule.get().signer().get());
    if (verdict instanceof Verdict.Good) {
      return List.of(Finding.info("signature", verdict.text()));
    }
    String code = verdict instanceof Verdict.Unsigned ? "unsigned" : "signature-wrong";
    // A wrong signature is worse than none: somebody has made it.
    boolean blocks = rule.get().mode() == Mode.REQUIRE || verdict instanceof Verdict.Wrong;
    return List.of(
        blocks ? Finding.blocker(code, verdict.text()) : Finding.warning(code, verdict.text()));
  }

  /** The rule for the repository itself, else the one for all. */
  private Optional<SignatureRule> rule(Repository repository) {
    return rules.stream()
        .filter(
            rule ->
                !rule.repository().equals("*")
                    && Repository.parse(rule.repository()).equals(repository))
        .findFirst()
        .or(() -> rules.stream().filter(rule -> rule.repository().equals("*")).findFirst());
  }
}
