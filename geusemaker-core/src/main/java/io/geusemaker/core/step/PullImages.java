package io.geusemaker.core.step;

import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings images to the host, by digest, and sees what they are built on. Nothing of the stack is
 * started from them yet, so there is nothing to undo.
 *
 * @param layout the compose project
 * @param images references with tag and digest
 * @param systems the base system that an image has to have, such as {@code debian 12}, by reference
 * @param neededKib free space that has to be there where docker keeps images
 * @param migrations what to find out about n8n's image once it is there
 */
public record PullImages(
    HostLayout layout,
    List<String> images,
    Map<String, String> systems,
    long neededKib,
    Optional<MigrationCheck> migrations)
    implements Step {

  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** Copies the list. */
  public PullImages {
    images = List.copyOf(images);
    systems = Map.copyOf(systems);
  }

  @Override
  public String id() {
    return "images.pull";
  }

  @Override
  public String description() {
    return "pull "
        + String.join(", ", images.stream().map(i -> i.replaceFirst("@.*", "")).toList());
  }

  @Override
  public Applied apply(ScriptRunner host) {
    Script script =
        layout
            .script(description(), "", ShellText.PULL_IMAGES, ShellText.LIST_MIGRATIONS)
            .parameter(
                "IMAGES",
                images.stream()
                    .map(image -> image + " " + systems.getOrDefault(image, ""))
                    .collect(Collectors.joining("\n")))
            .parameter("NEEDED_KIB", String.valueOf(neededKib))
            .limit(LONGEST);
    Sections sections = host.run(MigrationCheck.on(script, migrations));
    return new Applied(
        Map.of(),
        migrations
            .map(check -> Map.of(check.service(), MigrationCheck.read(sections)))
            .orElse(Map.of()),
        List.of());
  }

  @Override
  public void undo(ScriptRunner host) {}
}
