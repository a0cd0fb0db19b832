package io.geusemaker.core.step;

import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.ShellText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes other images into the project's files and lets the containers follow, one after the other,
 * each behind its health gate. Undoing brings back the files, then the containers. Either way the
 * database is brought back from a dump before its client starts, if it was migrated since.
 *
 * @param layout the compose project
 * @param images what each service runs before and after
 * @param files the files that name them
 * @param restarts what has to follow, in order
 * @param dataBefore what undoing has to bring back
 * @param dataAfter what applying has to bring back, when it takes an earlier change back
 */
public record ReplaceImages(
    HostLayout layout,
    Map<String, ImageChange> images,
    WriteFiles files,
    Restarts restarts,
    Optional<MigratedData> dataBefore,
    Optional<MigratedData> dataAfter)
    implements Step {

  private static final Duration RESTORING = Duration.ofMinutes(60);

  /** Copies the map. */
  public ReplaceImages {
    images = new TreeMap<>(images);
  }

  @Override
  public String id() {
    return "images.replace";
  }

  @Override
  public String description() {
    return "start "
        + restarts.services().stream()
            .map(service -> service + " " + versionAfter(service))
            .collect(Collectors.joining(", "));
  }

  private String versionAfter(String service) {
    ImageChange change = images.get(service);
    return change == null ? "" : change.versionAfter();
  }

  @Override
  public Applied apply(ScriptRunner host) {
    return Applied.of(host.run(script(description(), dataAfter, true)));
  }

  @Override
  public boolean isRepeatedAtTheEnd() {
    return true;
  }

  @Override
  public void undo(ScriptRunner host) {
    host.run(script("put the images back", dataBefore, false));
  }

  private Script script(String name, Optional<MigratedData> data, boolean forward) {
    String restoring = data.map(found -> ShellText.RESTORE_DATABASE.text()).orElse("");
    String before =
        forward ? ShellText.HTTP.text() + ShellText.ANSWERS.text() : ShellText.AWAIT_ENGINE.text();
    Script script = restarts.follow(layout, name, before + files.commands() + restoring, List.of());
    if (data.isPresent()) {
      script = data.get().on(script).limit(script.limit().plus(RESTORING));
    }
    return files.on(script, forward);
  }

  /** In a file that somebody else has changed only the lines that this step had changed. */
  @Override
  public void undoAround(ScriptRunner host) {
    WriteFiles.undoAround(host, files, changed -> with(changed).undo(host));
  }

  /**
   * The same with other contents of the files.
   *
   * @param changed the files, before and after
   * @return a new value
   */
  public ReplaceImages with(WriteFiles changed) {
    return new ReplaceImages(layout, images, changed, restarts, dataBefore, dataAfter);
  }
}
