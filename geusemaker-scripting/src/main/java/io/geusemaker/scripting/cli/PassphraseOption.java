package io.geusemaker.scripting.cli;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.StateKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The passphrase that protects the key to the records. */
final class PassphraseOption {

  static final String NAME = "--passphrase-file";

  private static final String VARIABLE = "GEUSEMAKER_PASSPHRASE_FILE";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description =
          "A file whose first line is the passphrase that protects the key to the records; else $"
              + VARIABLE
              + ".")
  private @Nullable Path file;

  boolean given() {
    return file != null;
  }

  /** The key, when the option is given. */
  Optional<StateKey> chosen() {
    return Optional.ofNullable(file).map(PassphraseOption::read);
  }

  /** The key, when the environment names a file. */
  static Optional<StateKey> from(Map<String, String> environment) {
    return Optional.of(environment.getOrDefault(VARIABLE, ""))
        .filter(value -> !value.isEmpty())
        .map(value -> read(Path.of(value)));
  }

  private static StateKey read(Path file) {
    try (Secret secret = FirstLine.of(file, NAME)) {
      return StateKey.passphrase(secret);
    }
  }

  /** The option as another command takes it. */
  String repeated() {
    return file == null ? "" : " " + NAME + " " + ShellWord.of(file);
  }
}
