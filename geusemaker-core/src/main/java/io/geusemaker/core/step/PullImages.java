package io.geusemaker.core.step;

import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.ShellText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings images to the host, by digest, and sees what they are built on. Nothing of the stack is
 * started from them yet, so there is nothing to undo.
 *
 * @param layout the compose project
 * @param images references with tag and digest
 * @param systems the base system that an image has to have, such as {@code debian 12}, by reference
 * @param neededKib free space that has to be there where docker keeps images
 */
public record PullImages(
    HostLayout layout, List<String> images, Map<String, String> systems, long neededKib)
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
    host.run(
        layout
            .script(description(), "", ShellText.PULL_IMAGES)
            .parameter(
                "IMAGES",
                images.stream()
                    .map(image -> image + " " + systems.getOrDefault(image, ""))
                    .collect(Collectors.joining("\n")))
            .parameter("NEEDED_KIB", String.valueOf(neededKib))
            .limit(LONGEST));
    return Applied.QUIETLY;
  }

  @Override
  public void undo(ScriptRunner host) {}
}
