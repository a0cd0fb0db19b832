package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.StateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the key to the records is, if not in the state directory. */
final class KeyOptions {

  private static final String KEYSET = "--keyset";
  private static final String PASSPHRASE = "--passphrase-file";

  @Option(
      names = KEYSET,
      paramLabel = "FILE",
      description =
          "The key to the records, if not in the state directory; made on first use; also set by"
              + " GEUSEMAKER_KEYSET.")
  private @Nullable Path keyset;

  @Option(
      names = PASSPHRASE,
      paramLabel = "FILE",
      description =
          "A file whose first line is the passphrase that protects the key to the records; also set"
              + " by GEUSEMAKER_PASSPHRASE_FILE.")
  private @Nullable Path passphrase;

  Deployment on(Deployment deployment, Map<String, String> environment) {
    boolean chosen = keyset != null || passphrase != null;
    Optional<Path> file = chosen ? Optional.ofNullable(keyset) : path(environment, "KEYSET");
    Optional<Path> phrase =
        chosen ? Optional.ofNullable(passphrase) : path(environment, "PASSPHRASE_FILE");
    if (file.isPresent() && phrase.isPresent()) {
      throw invalid(KEYSET, "a keyset and a passphrase are given; choose one", Optional.empty());
    }
    Optional<StateKey> key = file.map(StateKey::keyset).or(() -> phrase.map(KeyOptions::read));
    return key.map(deployment::encryptedBy).orElse(deployment);
  }

  private static Optional<Path> path(Map<String, String> environment, String variable) {
    return Optional.of(environment.getOrDefault("GEUSEMAKER_" + variable, ""))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }

  private static StateKey read(Path file) {
    byte[] content = new byte[0];
    byte[] line = new byte[0];
    try {
      content = Files.readAllBytes(file);
      int end = 0;
      while (end < content.length && content[end] != '\n' && content[end] != '\r') {
        end++;
      }
      line = Arrays.copyOf(content, end);
      try (Secret secret = Secret.ofUtf8(line)) {
        return StateKey.passphrase(secret);
      }
    } catch (IOException e) {
      throw invalid(PASSPHRASE, file + " cannot be read", Optional.of(e));
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }

  private static GeuseMakerException invalid(
      String option, String reason, Optional<IOException> cause) {
    return new GeuseMakerException(new RequestFailure.Invalid(option, reason), cause.orElse(null));
  }

  /** The options as another command takes them. */
  String repeated() {
    return (keyset == null ? "" : " " + KEYSET + " " + ShellWord.of(keyset))
        + (passphrase == null ? "" : " " + PASSPHRASE + " " + ShellWord.of(passphrase));
  }
}
