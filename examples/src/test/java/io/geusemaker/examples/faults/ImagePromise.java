package io.geusemaker.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What holds of images after every fault: the state file, the compose file, the containers and the
 * data are of the same releases; looked at without the code under test.
 */
final class ImagePromise {

  private static final Pattern RECORDED =
      Pattern.compile("(?<repository>[^/]+/.+):(?<tag>[0-9.]+)(@(?<digest>sha256:[0-9a-f]{64}))?");

  private final Scene scene;
  private final Sandbox sandbox;

  ImagePromise(Scene scene) {
    this.scene = scene;
    this.sandbox = scene.sandbox();
  }

  void holds() {
    Map<String, String> recorded = scene.recordedImages();
    assertThat(recorded).as("images on record").containsOnlyKeys("postgres", "n8n");
    String compose = compose();
    recorded.forEach(
        (service, reference) -> {
          List<String> found = look(service, reference);
          assertThat(found.get(0)).as("what %s was started as", service).isEqualTo(reference);
          assertThat(found.get(1)).as("the image that %s runs", service).isEqualTo(found.get(2));
          Matcher named = RECORDED.matcher(reference);
          assertThat(named.matches()).as("%s is an image", reference).isTrue();
          if (named.group("digest") != null) {
            assertThat(found.get(3)).as("digests of %s", service).contains(named.group("digest"));
          }
          assertThat(compose.lines().map(line -> line.replace("'", "").strip()))
              .as("the compose file")
              .filteredOn(line -> line.startsWith("image: "))
              .contains("image: " + reference);
          assertThat(compose.split(Pattern.quote(named.group("repository") + ":"), -1)).hasSize(2);
        });
    String release = release(recorded.getOrDefault("n8n", ""));
    assertThat(sandbox.query("SELECT name FROM migrations ORDER BY timestamp"))
        .as("migrations of n8n %s", release)
        .isEqualTo(scene.releases().migrations(release));
    assertThat(sandbox.query("SELECT datname FROM pg_database WHERE datname LIKE '%geusemaker_%'"))
        .as("databases that are left over")
        .isEmpty();
  }

  private static String release(String reference) {
    Matcher named = RECORDED.matcher(reference);
    assertThat(named.matches()).isTrue();
    return named.group("tag");
  }

  /** The reference that a container was made of, its image, the recorded image, and its digests. */
  private List<String> look(String service, String reference) {
    Script script =
        Script.of(
                "look",
                """
                docker inspect --format '{{.Config.Image}}' "$ID"
                docker inspect --format '{{.Image}}' "$ID"
                docker image inspect --format '{{.Id}}' "$REFERENCE"
                docker image inspect --format '{{range .RepoDigests}}{{print .}} {{end}}' "$REFERENCE"
                """)
            .parameter("ID", sandbox.containerId(service))
            .parameter("REFERENCE", reference);
    try (HostSession session = sandbox.transport().connect()) {
      List<String> lines = session.run(script).stdout().lines().map(String::strip).toList();
      assertThat(lines).as("what docker says of %s and %s", service, reference).hasSize(4);
      return lines;
    }
  }

  private String compose() {
    try {
      return Files.readString(sandbox.composeFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
