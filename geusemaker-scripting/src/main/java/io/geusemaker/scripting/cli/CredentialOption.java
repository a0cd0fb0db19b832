package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether new credentials are shown; part of every command that rotates. */
final class CredentialOption {

  @Option(
      names = "--show-credentials",
      description = "Print the new credentials at the end, in the clear and once.")
  private boolean wanted;

  @Mixin private CredentialDelivery delivery = new CredentialDelivery();

  /** Whether they are shown: on demand, or because whoever could be asked agrees. */
  private boolean agreed(Session session, boolean mayAsk) {
    return wanted || (mayAsk && session.agrees("Show the new credentials, this once?"));
  }

  /**
   * Sees that they can be handed over, before anything is done.
   *
   * @throws GeuseMakerException when they cannot, or there will be none
   */
  void check(boolean rotating, boolean planOnly) {
    if (wanted && !rotating) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("--show-credentials", "it needs --rotate-credentials"));
    }
    delivery.check(rotating, planOnly);
  }

  /**
   * Hands the new credentials over where that is asked for.
   *
   * @param mayAsk whether somebody can be asked to look at them
   * @param rotated results by deployment
   * @param several whether to tell deployments apart in words
   * @return those that are to be shown, by deployment
   */
  Map<String, Map<CredentialId, Secret>> shown(
      Session session, boolean mayAsk, Map<String, RotationResult> rotated, boolean several) {
    boolean show = !rotated.isEmpty() && agreed(session, mayAsk && !delivery.wanted());
    if (!show && (rotated.isEmpty() || !delivery.wanted())) {
      return Map.of();
    }
    Map<String, Map<CredentialId, Secret>> revealed = new LinkedHashMap<>();
    rotated.forEach(
        (deployment, result) ->
            revealed.put(deployment, reveal(session, several ? " of " + deployment : "", result)));
    if (delivery.wanted()) {
      delivery.hand(session, revealed);
    }
    return show ? revealed : Map.of();
  }

  /** One that an earlier run made, under the same operation id, cannot be opened; that is told. */
  private static Map<CredentialId, Secret> reveal(
      Session session, String whose, RotationResult result) {
    try {
      return result.reveal(SecretAccess.deliberate());
    } catch (IllegalStateException e) {
      session.tell("The new credentials" + whose + " are not shown: " + e.getMessage() + ".");
      return Map.of();
    }
  }
}
