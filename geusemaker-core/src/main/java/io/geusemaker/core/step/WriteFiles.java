package io.geusemaker.core.step;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Replaces the files that feed the containers. Undoing puts back every byte and lets the containers
 * that read them follow, if they had been recreated.
 *
 * @param layout the compose project
 * @param files what changes
 * @param restarts what has to follow the files
 */
public record WriteFiles(HostLayout layout, List<FileChange> files, Restarts restarts)
    implements Step {

  @Override
  public String id() {
    return "files.write";
  }

  @Override
  public String description() {
    return "write "
        + files.stream()
            .map(file -> file.path().substring(file.path().lastIndexOf('/') + 1))
            .collect(Collectors.joining(", "));
  }

  @Override
  public Applied apply(ScriptRunner host) {
    host.run(script(true));
    return Applied.QUIETLY;
  }

  @Override
  public boolean isRepeatedAtTheEnd() {
    return true;
  }

  @Override
  public void undo(ScriptRunner host) {
    host.run(script(false));
  }

  /** In a file that somebody else has changed only the lines that this step had changed. */
  @Override
  public void undoAround(ScriptRunner host) {
    undoAround(host, this, files -> files.undo(host));
  }

  static void undoAround(ScriptRunner host, WriteFiles files, Consumer<WriteFiles> undo) {
    try {
      undo.accept(files);
    } catch (GeuseMakerException e) {
      if (!(e.failure() instanceof HostFailure.ScriptFailed failed)
          || failed.exitCode() != CHANGED_BY_OTHERS) {
        throw e;
      }
      undo.accept(files.around(host).orElseThrow(() -> e));
    }
  }

  /** The same step, as if it had started from the files as they are now. */
  private Optional<WriteFiles> around(ScriptRunner host) {
    Script script = layout.script("read files", "");
    StringBuilder commands = new StringBuilder();
    for (int i = 0; i < files.size(); i++) {
      commands.append("section file-%1$d <\"$PATH_%1$d\"\n".formatted(i));
      script = script.parameter("PATH_" + i, files.get(i).path());
    }
    Sections sections = host.run(script.followedBy(commands.toString()));
    List<FileChange> changes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      FileChange file = files.get(i);
      String now = sections.exactly("file-" + i);
      Optional<String> restored =
          DriftedFile.restored(decoded(file.before()), decoded(file.after()), now);
      if (restored.isEmpty()) {
        return Optional.empty();
      }
      changes.add(
          new FileChange(
              file.path(),
              Digests.sha256(restored.get()),
              Digests.sha256(now),
              encoded(restored.get()),
              encoded(now)));
    }
    return Optional.of(new WriteFiles(layout, changes, restarts));
  }

  private static String decoded(Secret base64) {
    return new String(
        Base64.getDecoder().decode(base64.reveal(SecretAccess.deliberate())),
        StandardCharsets.UTF_8);
  }

  private static Secret encoded(String text) {
    return Secret.of(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  Script script(boolean forward) {
    Script script =
        forward
            ? layout.script(description(), commands())
            : restarts.follow(
                layout,
                "put files back",
                ShellText.AWAIT_ENGINE.text() + commands(),
                List.<Restarts.Expectation>of());
    return on(script, forward);
  }

  /** What writes the files, either way; it needs the parameters of {@link #on}. */
  String commands() {
    StringBuilder commands = new StringBuilder(ShellText.WRITE_FILES.text());
    for (int i = 0; i < files.size(); i++) {
      commands.append("check_file \"$PATH_%1$d\" \"$FROM_%1$d\" \"$TO_%1$d\"\n".formatted(i));
    }
    for (int i = 0; i < files.size(); i++) {
      commands.append(
          "replace_file \"$PATH_%1$d\" \"$FROM_%1$d\" \"$TO_%1$d\" \"$CONTENT_%1$d\"\n"
              .formatted(i));
    }
    return commands.toString();
  }

  Script on(Script script, boolean forward) {
    Script filled = script;
    for (int i = 0; i < files.size(); i++) {
      FileChange file = files.get(i);
      Secret content = forward ? file.after() : file.before();
      filled =
          filled
              .parameter("PATH_" + i, file.path())
              .parameter("FROM_" + i, forward ? file.digestBefore() : file.digestAfter())
              .parameter("TO_" + i, forward ? file.digestAfter() : file.digestBefore())
              .secret("CONTENT_" + i, content);
    }
    return filled;
  }
}
