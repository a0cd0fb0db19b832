package io.geusemaker.core.registry;

import io.geusemaker.core.http.Patience;
import io.geusemaker.core.registry.stub.StubRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Readers of registries for tests: impatient ones. */
final class Readers {

  static final Patience IMPATIENT =
      new Patience(Duration.ofSeconds(10), 3, Duration.ofMillis(1), Duration.ofSeconds(2));

  static final RegistrySettings ANONYMOUS = RegistrySettings.anonymous().withPatience(IMPATIENT);

  private Readers() {}

  static Registry anonymous() {
    return Registry.of(ANONYMOUS);
  }

  /** A reader with this entry for the stub in its Docker configuration. */
  static Registry with(Path directory, StubRegistry stub, String entry) {
    return Registry.of(
        ANONYMOUS.withDockerConfiguration(
            configuration(directory, "{\"auths\":{\"" + stub.host() + "\":" + entry + "}}")));
  }

  static Path configuration(Path directory, String json) {
    try {
      return Files.writeString(directory.resolve("config.json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
