package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.secret.StateKey;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** By which key records are encrypted, and where the values of credentials are. */
final class SecretsOptions {

  private static final String KEY_VARIABLE = "GEUSEMAKER_KEY";
  private static final String VAULT_VARIABLE = "GEUSEMAKER_CREDENTIALS_IN";

  @Option(
      names = "--key",
      paramLabel = "URI",
      description = {
        "What encrypts the records: kms:alias/NAME?region=..., kms:arn:..., or file:/path of a"
            + " keyset; else $GEUSEMAKER_KEY, else a keyset beside them."
      })
  private @Nullable URI key;

  @Mixin private PassphraseOption passphrase = new PassphraseOption();

  @Option(
      names = "--credentials-in",
      paramLabel = "URI",
      description = {
        "Where credentials are kept if not in the records, such as"
            + " secretsmanager:PREFIX?region=...; else $GEUSEMAKER_CREDENTIALS_IN."
      })
  private @Nullable URI vault;

  Deployment on(Deployment deployment, Map<String, String> environment) {
    Deployment keyed = key(environment).map(deployment::encryptedBy).orElse(deployment);
    return chosen(vault, VAULT_VARIABLE, environment).map(keyed::credentialsIn).orElse(keyed);
  }

  /** What is given goes before what is in the environment. */
  private Optional<StateKey> key(Map<String, String> environment) {
    if (key != null && passphrase.given()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "--key", "it cannot be combined with " + PassphraseOption.NAME));
    }
    if (passphrase.given()) {
      return passphrase.chosen();
    }
    Optional<URI> located = chosen(key, KEY_VARIABLE, environment);
    return located.isPresent() ? located.map(StateKey::at) : PassphraseOption.from(environment);
  }

  private static Optional<URI> chosen(
      @Nullable URI option, String variable, Map<String, String> environment) {
    if (option != null) {
      return Optional.of(option);
    }
    try {
      return Optional.ofNullable(environment.get(variable))
          .filter(text -> !text.isEmpty())
          .map(URI::create);
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(variable, String.valueOf(e.getMessage())), e);
    }
  }

  /** The options as another command takes them; what is in the environment is there for it, too. */
  String repeated() {
    return (key == null ? "" : " --key " + ShellWord.of(key))
        + passphrase.repeated()
        + (vault == null ? "" : " --credentials-in " + ShellWord.of(vault));
  }
}
