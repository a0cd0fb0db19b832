package io.geusemaker.core.rotation;

import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.Companion;
import io.geusemaker.core.proof.HttpProof;
import io.geusemaker.core.step.FileChange;
import io.geusemaker.core.step.HostLayout;
import io.geusemaker.core.step.OverlapKeys;
import io.geusemaker.core.step.Restarts;
import io.geusemaker.core.step.Step;
import io.geusemaker.core.step.TrySecrets;
import io.geusemaker.core.step.WriteFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps and proofs of secrets that services get in environment variables. */
final class SecretSteps {

  private SecretSteps() {}

  /** Tries the present secrets, of those that can be tried. */
  static Optional<Step> trial(
      HostLayout layout,
      List<SecretTarget> targets,
      List<IssuedKeyTarget> keys,
      List<BasicAuthTarget> basicAuth) {
    List<TrySecrets.Present> present = new ArrayList<>();
    for (SecretTarget target : targets) {
      if (target.check().isPresent() && target.oldSecret().isPresent()) {
        present.add(
            new TrySecrets.Present(
                target.credential().toString(),
                target.service(),
                target.check().get(),
                target.oldSecret().map(target.shown())));
      }
    }
    for (IssuedKeyTarget key : keys) {
      if (key.opens(key.facts().value())) {
        present.add(
            new TrySecrets.Present(
                key.credential().toString(),
                IssuedKeyTarget.SERVICE,
                key.check(),
                Optional.of(key.facts().value())));
      }
    }
    present.addAll(BasicAuthSteps.present(basicAuth));
    return present.isEmpty() ? Optional.empty() : Optional.of(new TrySecrets(layout, present));
  }

  static PlannedStep overlapping(String service) {
    return new PlannedStep(OverlapKeys.ID, OverlapKeys.describe(service));
  }

  /**
   * Lets a service accept both secrets.
   *
   * @param files how the files are changed for it
   * @param restarts who follows the files back when it is undone
   */
  static OverlapKeys overlap(
      HostLayout layout,
      SecretTarget target,
      Secret fresh,
      List<FileChange> files,
      Restarts restarts) {
    Companion companion = target.overlap().orElseThrow();
    return new OverlapKeys(
        layout,
        new WriteFiles(layout, files, restarts),
        target.service(),
        restarts.startSeconds(),
        List.of(
            new Restarts.Expectation(target.service(), target.variable(), fresh),
            new Restarts.Expectation(
                target.service(), companion.added(), target.oldSecret().orElseThrow())));
  }

  /** What is proven over HTTP. */
  static List<HttpProof> proofs(Blueprint blueprint, NewSecrets secrets) {
    List<HttpProof> proofs = new ArrayList<>();
    for (SecretTarget target : blueprint.secrets()) {
      if (N8nSecrets.of(target.credential()).isEmpty()) {
        proofs.add(proof(target, secrets.required(target.credential()), target.oldSecret()));
      }
    }
    for (IssuedKeyTarget target : blueprint.issuedKeys()) {
      proofs.add(
          target.proof(secrets.required(target.credential()), Optional.of(target.facts().value())));
    }
    proofs.addAll(BasicAuthSteps.proofs(blueprint.basicAuth(), secrets));
    return proofs;
  }

  static HttpProof proof(SecretTarget target, Secret accepted, Optional<Secret> refused) {
    return new HttpProof(
        target.credential().toString(),
        target.service(),
        target.check(),
        target.unchecked(),
        Optional.of(target.shown().apply(accepted)),
        refused.map(target.shown()));
  }
}
