package io.geusemaker.core.change;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.proof.Evidence;
import io.geusemaker.core.step.HostLayout;
import io.geusemaker.core.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change that is ready to run.
 *
 * @param newSecrets the new secret of each credential
 * @param oldSecrets the old secret of each credential where it is known
 * @param oldStored the form in which a service stored the old secret, where it stores one
 * @param unknown credentials whose new secret is not known here, only its stored form
 * @param steps what to do, in order
 * @param evidence what has to be proven afterwards
 * @param evidenceOfOld what has to be proven after everything was undone, where that is possible
 * @param declared what was declared, so that taking them back knows them
 */
public record PreparedChange(
    Map<CredentialId, Secret> newSecrets,
    Map<CredentialId, Secret> oldSecrets,
    Map<CredentialId, Secret> oldStored,
    List<CredentialId> unknown,
    List<Step> steps,
    Evidence evidence,
    Optional<Evidence> evidenceOfOld,
    Declared declared) {

  /**
   * A change without declared secrets.
   *
   * @param newSecrets the new secret of each credential
   * @param oldSecrets the old secret of each credential where it is known
   * @param oldStored the form in which a service stored the old secret, where it stores one
   * @param unknown credentials whose new secret is not known here, only its stored form
   * @param steps what to do, in order
   * @param evidence what has to be proven afterwards
   * @param evidenceOfOld what has to be proven after everything was undone
   */
  public PreparedChange(
      Map<CredentialId, Secret> newSecrets,
      Map<CredentialId, Secret> oldSecrets,
      Map<CredentialId, Secret> oldStored,
      List<CredentialId> unknown,
      List<Step> steps,
      Evidence evidence,
      Optional<Evidence> evidenceOfOld) {
    this(
        newSecrets,
        oldSecrets,
        oldStored,
        unknown,
        steps,
        evidence,
        evidenceOfOld,
        Declared.NOTHING);
  }

  /** The last step of a change of credentials. */
  public static final PlannedStep PROVE =
      new PlannedStep("prove", "prove that the new is accepted and the old refused");

  /** The last step of a change of images. */
  public static final PlannedStep PROVE_IMAGES =
      new PlannedStep("prove", "prove that what was planned runs, works and has its data");

  /**
   * The last step.
   *
   * @return what is proven, in words
   */
  public PlannedStep proving() {
    return evidence.images().isPresent() ? PROVE_IMAGES : PROVE;
  }

  /**
   * The compose project that it works on.
   *
   * @return the project
   */
  public HostLayout layout() {
    return steps.get(0).layout();
  }

  /**
   * The credentials that change.
   *
   * @return those whose new secret is known, then the others
   */
  public List<CredentialId> credentials() {
    return Stream.concat(newSecrets.keySet().stream(), unknown.stream()).toList();
  }

  /**
   * The same change with other things to prove.
   *
   * @param afterwards what has to be proven afterwards
   * @param afterUndo what has to be proven after everything was undone
   * @return a new value
   */
  public PreparedChange withEvidence(Evidence afterwards, Optional<Evidence> afterUndo) {
    return new PreparedChange(
        newSecrets, oldSecrets, oldStored, unknown, steps, afterwards, afterUndo, declared);
  }

  /**
   * The same change with other steps.
   *
   * @param changed the steps
   * @return a new value
   */
  public PreparedChange withSteps(List<Step> changed) {
    return new PreparedChange(
        newSecrets, oldSecrets, oldStored, unknown, changed, evidence, evidenceOfOld, declared);
  }
}
