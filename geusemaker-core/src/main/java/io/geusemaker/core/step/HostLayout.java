package io.geusemaker.core.step;

import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.ShellText;
import io.geusemaker.core.survey.ComposeProject;
import java.util.ArrayList;
import java.util.List;

/**
 * What scripts need to know of the compose project.
 *
 * @param project the compose project's name
 * @param directory its working directory
 * @param composeFiles its compose files, in order
 * @param envFiles what it is interpolated from, in order
 * @param compose {@code v1} or {@code v2}
 */
public record HostLayout(
    String project,
    String directory,
    List<String> composeFiles,
    List<String> envFiles,
    String compose) {

  /** Copies the lists. */
  public HostLayout {
    composeFiles = List.copyOf(composeFiles);
    envFiles = List.copyOf(envFiles);
  }

  /**
   * What scripts need to know of a project that was surveyed.
   *
   * @param project the project
   * @return its layout
   */
  public static HostLayout of(ComposeProject project) {
    return new HostLayout(
        project.name(),
        project.directory(),
        project.files(),
        project.envFiles(),
        project.generation());
  }

  Script script(String name, String commands, ShellText... texts) {
    List<ShellText> parts = new ArrayList<>(List.of(ShellText.COMMON, ShellText.COMPOSE));
    parts.addAll(List.of(texts));
    return Script.of(name, ShellText.join(parts.toArray(ShellText[]::new)) + commands)
        .parameter("PROJECT", project)
        .parameter("DIRECTORY", directory)
        .parameter("COMPOSE_FILES", String.join("\n", composeFiles))
        .parameter("ENV_FILES", String.join("\n", envFiles))
        .parameter("COMPOSE", compose);
  }
}
