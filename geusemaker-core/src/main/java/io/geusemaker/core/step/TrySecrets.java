package io.geusemaker.core.step;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.host.Curl;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.SecretAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sees that services accept their present secrets and nobody without one, before anything is
 * changed: a check that is wrong would undo everything at the end. It changes nothing.
 *
 * @param layout the compose project
 * @param secrets the present secrets
 */
public record TrySecrets(HostLayout layout, List<Present> secrets) implements Step {

  private static final int PATIENCE_SECONDS = 20;

  /** Copies the list. */
  public TrySecrets {
    secrets = List.copyOf(secrets);
  }

  /**
   * A secret as it is now.
   *
   * @param credential the credential, as {@code service/name}
   * @param service the compose service that is asked
   * @param check how it is asked
   * @param secret the secret; empty when it is not known, so that only none can be tried
   */
  public record Present(
      String credential, String service, HttpCheck check, Optional<Secret> secret) {}

  @Override
  public String id() {
    return "secrets.try";
  }

  @Override
  public String description() {
    return "try the present secret of "
        + secrets.stream().map(Present::service).distinct().collect(Collectors.joining(", "));
  }

  @Override
  public Applied apply(ScriptRunner host) {
    Curl curl = new Curl(PATIENCE_SECONDS);
    for (int i = 0; i < secrets.size(); i++) {
      Present present = secrets.get(i);
      String name = i + ".present";
      present
          .secret()
          .ifPresent(secret -> curl.with(name, present.service(), present.check(), secret));
      curl.without(i + ".none", present.service(), present.check());
    }
    Map<String, Integer> answers =
        Curl.answers(host.run(curl.on(layout.script(description(), curl.text()))));
    for (int i = 0; i < secrets.size(); i++) {
      Present present = secrets.get(i);
      if (present.secret().isPresent()) {
        demand(
            present,
            SecretAnswer.ACCEPTED,
            "its present secret",
            answers.getOrDefault(i + ".present", 0));
      }
      demand(
          present,
          SecretAnswer.REFUSED,
          "a request without it",
          answers.getOrDefault(i + ".none", 0));
    }
    return Applied.QUIETLY;
  }

  private static void demand(Present present, SecretAnswer wanted, String what, int status) {
    if (SecretAnswer.of(present.check(), status) != wanted) {
      throw new GeuseMakerException(
          new StackFailure.NotRotatable(
              present.credential(),
              what
                  + " was answered with "
                  + SecretAnswer.inWords(status)
                  + " to "
                  + present.check()));
    }
  }

  @Override
  public void undo(ScriptRunner host) {}
}
