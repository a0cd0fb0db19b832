package io.geusemaker.api.model;

import java.time.Instant;

/**
 * What was last proven of a credential from here.
 *
 * @param provenAt when the operation ended that proved it
 * @param newAccepted whether the secret was seen to open the service
 * @param oldRefused whether the one before was seen to be refused
 * @param route over which way it was tried
 * @param operationId the operation
 */
public record LastProof(
    Instant provenAt,
    boolean newAccepted,
    Proof.OldSecret oldRefused,
    String route,
    String operationId) {

  /**
   * What an operation has proven.
   *
   * @param proof its evidence
   * @param provenAt when it ended
   * @param operationId the operation
   * @return the proof, with its time
   */
  public static LastProof of(Proof proof, Instant provenAt, String operationId) {
    return new LastProof(
        provenAt, proof.newAccepted(), proof.oldRefused(), proof.route(), operationId);
  }

  /** One line: the outcome first. */
  @Override
  public String toString() {
    return OneLine.of(
        (newAccepted ? "new accepted" : "new not tested")
            + (oldRefused == Proof.OldSecret.REFUSED ? ", old refused" : ", old not tested")
            + ", "
            + provenAt
            + ", over "
            + route);
  }
}
