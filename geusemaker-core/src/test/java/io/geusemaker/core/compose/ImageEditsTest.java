package io.geusemaker.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The image of a service is replaced")
final class ImageEditsTest {

  private static final String NEWER = "n8nio/n8n:2.40.7@sha256:" + "a".repeat(64);

  private static ProjectFiles project(String compose, String env) {
    return ProjectFiles.of(
        "/srv",
        List.of(new TextFile("/srv/c.yml", compose)),
        List.of(new TextFile("/srv/.env", env)));
  }

  private static String ofN8n(String image) {
    return """
        services:
          n8n:
            image: %s
        """
        .formatted(image);
  }

  private static String env(String version) {
    return """
        A=1
        N8N_VERSION=%s
        B=2
        """
        .formatted(version);
  }

  private static FileEdit only(ProjectFiles files, Map<String, String> references) {
    List<FileEdit> edits = ImageEdits.apply(files, references);
    assertThat(edits).hasSize(1);
    return edits.get(0);
  }

  @Test
  void whereItIsWritten() {
    String compose =
        """
        services:
          n8n:
            image: n8nio/n8n:2.40.6   # pinned by hand
            restart: always
          postgres:
            image: postgres:15
        """;

    FileEdit edit = only(project(compose, ""), Map.of("n8n", NEWER));

    assertThat(edit.path()).isEqualTo("/srv/c.yml");
    assertThat(edit.after().lines().filter(line -> !compose.contains(line)))
        .singleElement()
        .asString()
        .contains(NEWER)
        .endsWith("# pinned by hand");
    assertThat(ImageEdits.images(project(edit.after(), "")))
        .containsEntry("n8n", NEWER)
        .containsEntry("postgres", "postgres:15");
  }

  @Test
  void inTheDefaultOfAVariableThatIsNotSet() {
    String compose = ofN8n("${N8N_IMAGE:-n8nio/n8n:2.40.6}");

    FileEdit edit = only(project(compose, ""), Map.of("n8n", NEWER));

    assertThat(edit.after()).contains("${N8N_IMAGE:-" + NEWER + "}");
    assertThat(ImageEdits.images(project(edit.after(), ""))).containsEntry("n8n", NEWER);
  }

  @Test
  void inTheEnvFileThatGivesAVariableItsValue() {
    String compose = ofN8n("n8nio/n8n:${N8N_VERSION}");

    FileEdit edit = only(project(compose, env("2.40.6")), Map.of("n8n", NEWER));

    assertThat(edit.path()).isEqualTo("/srv/.env");
    assertThat(edit.after()).isEqualTo(env(NEWER.replace("n8nio/n8n:", "")));
  }

  @Test
  void ofTwoServicesThatShareItAtOnce() {
    String compose =
        """
        x-image: &image n8nio/n8n:2.40.6
        services:
          n8n:
            image: *image
          worker:
            image: *image
        """;

    FileEdit edit = only(project(compose, ""), Map.of("n8n", NEWER, "worker", NEWER));

    assertThat(ImageEdits.images(project(edit.after(), "")))
        .containsEntry("n8n", NEWER)
        .containsEntry("worker", NEWER);
  }

  @Test
  void butNotWhenAnotherServiceWouldFollowUnasked() {
    String compose =
        """
        services:
          n8n:
            image: n8nio/n8n:${V}
          worker:
            image: n8nio/n8n:${V}
        """;
    ProjectFiles files = project(compose, "V=2.40.6");

    assertThatThrownBy(() -> ImageEdits.apply(files, Map.of("n8n", NEWER)))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageContaining("shares its place");
  }

  @Test
  void butNotWhenItsValueComesFromTheShell() {
    ProjectFiles files = project(ofN8n("n8nio/n8n:${V:?}"), "");

    assertThatThrownBy(() -> ImageEdits.apply(files, Map.of("n8n", NEWER)))
        .isInstanceOf(GeuseMakerException.class);
  }

  @Test
  void notAtAllWhenItIsThereAlready() {
    assertThat(ImageEdits.apply(project(ofN8n(NEWER), ""), Map.of("n8n", NEWER))).isEmpty();
  }
}
