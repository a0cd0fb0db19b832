package io.geusemaker.api.model;

/**
 * Evidence about one credential after its rotation.
 *
 * @param credential which credential
 * @param newAccepted whether the new secret was seen to open the service; false only when it is not
 *     known here, after a rollback, or when the service does not check it
 * @param oldRefused whether the old secret was seen to be refused, or could not be tested
 * @param route over which way it was tried
 * @param detail what else was seen
 */
public record Proof(
    String credential, boolean newAccepted, OldSecret oldRefused, String route, String detail) {

  /** What became of the old secret. */
  public enum OldSecret {
    /** It was tried and refused. */
    REFUSED,
    /** It was not known here, so it could not be tried. */
    NOT_TESTED
  }

  /** One line: the outcome first. */
  @Override
  public String toString() {
    return OneLine.of(
        (newAccepted ? "new accepted" : "new not tested")
            + (oldRefused == OldSecret.REFUSED ? ", old refused" : ", old not tested")
            + ": "
            + credential
            + " over "
            + route);
  }
}
