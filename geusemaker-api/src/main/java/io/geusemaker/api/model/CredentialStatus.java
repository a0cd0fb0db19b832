package io.geusemaker.api.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one credential without its secret.
 *
 * @param credential which, as {@code service/name}
 * @param places where it lives, in words
 * @param readers the variables of services that are fed from those places, as {@code
 *     service.VARIABLE}; or the proxy that asks for it, in words
 * @param rotatedAt when it was last rotated from here, or made where n8n issued it; empty when it
 *     never was
 * @param dueAt when it is due; empty when that was not asked for
 * @param due whether it is due now
 * @param problem why it cannot be rotated as things are
 * @param lastProof what was last proven of it from here; empty when nothing is on record
 */
public record CredentialStatus(
    String credential,
    List<String> places,
    List<String> readers,
    Optional<Instant> rotatedAt,
    Optional<Instant> dueAt,
    boolean due,
    Optional<String> problem,
    Optional<LastProof> lastProof) {

  /** Copies the lists. */
  public CredentialStatus {
    places = List.copyOf(places);
    readers = List.copyOf(readers);
  }

  /**
   * A status without a proof.
   *
   * @param credential which, as {@code service/name}
   * @param places where it lives, in words
   * @param readers the variables of services that are fed from those places
   * @param rotatedAt when it was last rotated from here; empty when it never was
   * @param dueAt when it is due; empty when that was not asked for
   * @param due whether it is due now
   * @param problem why it cannot be rotated as things are
   */
  public CredentialStatus(
      String credential,
      List<String> places,
      List<String> readers,
      Optional<Instant> rotatedAt,
      Optional<Instant> dueAt,
      boolean due,
      Optional<String> problem) {
    this(credential, places, readers, rotatedAt, dueAt, due, problem, Optional.empty());
  }

  /**
   * The same with what was last proven.
   *
   * @param proof what was proven; empty when nothing is on record
   * @return a new status
   */
  public CredentialStatus proven(Optional<LastProof> proof) {
    return new CredentialStatus(credential, places, readers, rotatedAt, dueAt, due, problem, proof);
  }

  /** One line: which, and since when it is. */
  @Override
  public String toString() {
    return OneLine.of(
        credential
            + rotatedAt.map(at -> " rotated " + at).orElse(" never rotated from here")
            + (due ? ", due" : ""));
  }
}
