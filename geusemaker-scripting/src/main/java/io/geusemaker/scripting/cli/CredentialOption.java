package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whether new credentials are shown; part of every command that rotates. */
final class CredentialOption {

  @Option(
      names = "--show-credentials",
      description = "Print the new credentials at the end, in the clear and once.")
  private boolean wanted;

  /** Whether they are shown: on demand, or because whoever could be asked agrees. */
  boolean agreed(Session session, boolean mayAsk) {
    return wanted || (mayAsk && session.agrees("Show the new credentials, this once?"));
  }

  /**
   * Refuses it where there will be none.
   *
   * @throws GeuseMakerException when it was asked for
   */
  void refuseForPatches() {
    if (wanted) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("--show-credentials", "it needs --rotate-credentials"));
    }
  }

  /**
   * The new credentials of a result. One that an earlier run made, under the same operation id, can
   * no longer be opened; that is told.
   *
   * @param subject what they are called then, such as "The new credentials"
   */
  static Map<CredentialId, Secret> reveal(Session session, String subject, RotationResult result) {
    try {
      return result.reveal(SecretAccess.deliberate());
    } catch (IllegalStateException e) {
      session.tell(subject + " are not shown: " + e.getMessage() + ".");
      return Map.of();
    }
  }
}
