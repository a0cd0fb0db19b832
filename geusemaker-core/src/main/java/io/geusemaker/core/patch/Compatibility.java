package io.geusemaker.core.patch;

import io.geusemaker.api.model.Finding;
import io.geusemaker.core.image.ImageConfiguration;
import io.geusemaker.core.image.Platform;
import io.geusemaker.core.survey.ServiceContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compares how containers of two images start: a pure function of both and of the container. */
final class Compatibility {

  /** What every release changes: it tells the version and does nothing. */
  private static final Pattern TELLS_VERSION =
      Pattern.compile(".*(VERSION|_SHA\\d*|CHECKSUM|RELEASE|BUILD|COMMIT|REVISION|LLVM_DEPS).*");

  private final ServiceContainer container;
  private final ImageConfiguration before;
  private final ImageConfiguration after;
  private final List<Finding> findings = new ArrayList<>();

  private Compatibility(
      ServiceContainer container, ImageConfiguration before, ImageConfiguration after) {
    this.container = container;
    this.before = before;
    this.after = after;
  }

  static List<Finding> compare(
      ServiceContainer container,
      ImageConfiguration before,
      ImageConfiguration after,
      Platform host) {
    Compatibility compatibility = new Compatibility(container, before, after);
    compatibility.platform(host);
    compatibility.start();
    compatibility.data();
    compatibility.environment();
    compatibility.surroundings();
    return List.copyOf(compatibility.findings);
  }

  private void platform(Platform host) {
    if (!host.runs(after.platform())) {
      add(
          Finding.blocker(
              "architecture", "it is built for " + after.platform() + ", and the host is " + host));
    }
  }

  private void start() {
    if (!before.entrypoint().equals(after.entrypoint())) {
      add(
          Finding.warning(
              "entry-point",
              "its entry point changes from "
                  + shown(before.entrypoint())
                  + " to "
                  + shown(after.entrypoint())));
    }
    if (!before.command().equals(after.command())) {
      add(
          Finding.warning(
              "command",
              "its command changes from "
                  + shown(before.command())
                  + " to "
                  + shown(after.command())));
    }
    if (!before.workingDirectory().equals(after.workingDirectory())) {
      add(
          Finding.warning(
              "working-directory",
              "it works in "
                  + named(after.workingDirectory())
                  + " instead of "
                  + named(before.workingDirectory())));
    }
    if (!before.stopSignal().equals(after.stopSignal())) {
      add(
          Finding.info(
              "stop-signal",
              "it is stopped by "
                  + signal(after.stopSignal())
                  + " instead of "
                  + signal(before.stopSignal())));
    }
  }

  private void data() {
    if (!before.user().equals(after.user())) {
      String text =
          "it runs as "
              + user(after)
              + " instead of "
              + user(before)
              + ", and may not be able to read its data";
      add(
          container.fileMounts().isEmpty()
              ? Finding.warning("user", text)
              : Finding.blocker("user", text));
    }
    Set<String> gone = new TreeSet<>(before.volumes());
    gone.removeAll(after.volumes());
    for (String volume : gone) {
      add(
          Finding.warning(
              "volume-removed", "it no longer declares " + volume + " as a place for data"));
    }
    Set<String> fresh = new TreeSet<>(after.volumes());
    fresh.removeAll(before.volumes());
    for (String volume : fresh) {
      if (container.hostPath(volume).isEmpty()) {
        add(
            Finding.warning(
                "volume-added",
                "it keeps data in " + volume + ", which compose gives no lasting place"));
      }
    }
  }

  /** A default that compose sets itself does not matter. */
  private void environment() {
    for (Map.Entry<String, String> old : before.environment().entrySet()) {
      String name = old.getKey();
      if (TELLS_VERSION.matcher(name).matches() || isSetByCompose(name, old.getValue())) {
        continue;
      }
      String now = after.environment().get(name);
      if (now == null) {
        add(
            Finding.blocker(
                "environment-removed",
                "its default for " + name + " is gone, which the running one relies on"));
      } else if (!now.equals(old.getValue())) {
        add(Finding.warning("environment-changed", "its default for " + name + " changes"));
      }
    }
  }

  /** The container has another value than its image gives: somebody has set it. */
  private boolean isSetByCompose(String name, String fromImage) {
    return container
        .environment()
        .plain(name)
        .filter(value -> !value.equals(fromImage))
        .isPresent();
  }

  private void surroundings() {
    Set<String> gone = new TreeSet<>(before.exposedPorts());
    gone.removeAll(after.exposedPorts());
    for (String port : gone) {
      add(Finding.warning("port-removed", "it no longer listens on " + port));
    }
  }

  private void add(Finding finding) {
    findings.add(finding);
  }

  private static String shown(List<String> words) {
    return words.isEmpty() ? "none" : "\"" + String.join(" ", words) + "\"";
  }

  private static String named(String directory) {
    return directory.isEmpty() ? "/" : directory;
  }

  private static String signal(String signal) {
    return signal.isEmpty() ? "SIGTERM" : signal;
  }

  private static String user(ImageConfiguration image) {
    return image.user().isEmpty() ? "root" : image.user();
  }
}
