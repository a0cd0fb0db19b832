package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry that patches are tried with. */
class DockerRegistryIT {

  @BeforeEach
  void needsAnEngine() {
    DockerEngine.require();
  }

  @Test
  void aTagCanBeMovedAndAWrongImagePublished() {
    try (DockerRegistry registry = DockerRegistry.start()) {
      String right = registry.push(PatchStack.ofPostgres("15.18"), "library/postgres:15");
      String wrong =
          registry.pushWrong("other-suite", PatchStack.ofPostgres("15.20"), "library/postgres:bad");
      assertThat(registry.digest("library/postgres", "15")).isEqualTo(right).isNotEqualTo(wrong);

      registry.retag("library/postgres", "bad", "15");

      assertThat(registry.digest("library/postgres", "15")).isEqualTo(wrong);
      assertThat(registry.tags("library/postgres")).containsExactly("15", "bad");
    }
  }

  @Test
  void whatIsSignedHasASignatureBesideIt() {
    try (DockerRegistry registry = DockerRegistry.start()) {
      String digest = registry.push(PatchStack.ofPostgres("15.18"), "library/postgres:15.18");

      Path key = registry.sign("library/postgres", digest);

      assertThat(key).content().startsWith("-----BEGIN PUBLIC KEY-----");
      assertThat(registry.tags("library/postgres"))
          .containsExactly("15.18", digest.replace(':', '-') + ".sig");
    }
  }
}
