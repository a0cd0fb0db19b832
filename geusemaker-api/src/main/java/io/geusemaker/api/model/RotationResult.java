package io.geusemaker.api.model;

import io.geusemaker.api.secret.SealedSecret;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a rotation did.
 *
 * @param success always true of a result that was returned; a failed rotation is a failure
 * @param credentialsRotated the credentials that changed, as {@code service/name}
 * @param newCredentials the new credentials, encrypted, by {@code service/name}
 * @param previousState the deployment as it was before
 * @param durationSeconds from the first contact with the host to the last proof
 * @param warnings what the operator should know
 * @param proofs evidence for each credential
 * @param steps how long each step took
 * @param roundTrips how many scripts were run on the host, and commands besides where SSM needed
 *     them
 * @param receipt names this operation
 */
public record RotationResult(
    boolean success,
    List<String> credentialsRotated,
    Map<String, SealedSecret> newCredentials,
    PreviousState previousState,
    double durationSeconds,
    List<String> warnings,
    List<Proof> proofs,
    List<StepReport> steps,
    int roundTrips,
    Receipt receipt) {

  /** Copies the collections. */
  public RotationResult {
    credentialsRotated = List.copyOf(credentialsRotated);
    newCredentials = Sorted.copyOf(newCredentials);
    warnings = List.copyOf(warnings);
    proofs = List.copyOf(proofs);
    steps = List.copyOf(steps);
  }

  /**
   * The new credentials in the clear, once: a second call fails.
   *
   * @param access the reader's statement that it means to
   * @return each new secret by credential; the caller should close them
   * @throws IllegalStateException when they were revealed before, or this result came from JSON
   */
  public Map<CredentialId, Secret> reveal(SecretAccess access) {
    Map<CredentialId, Secret> revealed = new LinkedHashMap<>();
    newCredentials.forEach(
        (id, secret) -> revealed.put(CredentialId.parse(id), secret.open(access)));
    return revealed;
  }

  /**
   * The result as a table for people, without secrets.
   *
   * @return several lines, without a final line break
   */
  public String describe() {
    Table text = new Table();
    text.line(toString());
    ResultText.proofs(text, proofs);
    ResultText.steps(text, steps);
    ResultText.warnings(text, warnings);
    text.line("Operation " + receipt.operationId() + ", " + roundTrips + " round trips");
    return text.toString();
  }

  /**
   * The result as a page for a browser: what changed, with every secret masked, the proof, the time
   * that each step took, and the warnings. No secret is in it, sealed or not.
   *
   * <p>The page needs no file or network besides itself and runs no script.
   *
   * @return one HTML document, to be written as UTF-8; the same text for an equal result
   */
  public String report() {
    return RotationReport.of(this);
  }

  /** One line: the outcome first. */
  @Override
  public String toString() {
    boolean allTested =
        !proofs.isEmpty()
            && proofs.stream().allMatch(p -> p.oldRefused() == Proof.OldSecret.REFUSED);
    return OneLine.of(
        (credentialsRotated.isEmpty()
                ? "nothing was due"
                : "rotated " + String.join(", ", credentialsRotated))
            + String.format(Locale.ROOT, " in %.1f s", durationSeconds)
            + (allTested ? ", old refused" : ""));
  }
}
