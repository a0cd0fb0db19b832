package io.geusemaker.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.host.FakeHost;
import io.geusemaker.core.host.ScriptRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Writing files")
class WriteFilesTest {

  @TempDir private Path scratch = Path.of("");
  private FakeHost host;
  private Path first;
  private Path second;

  @BeforeEach
  void prepare() throws IOException {
    host = new FakeHost(Files.createDirectory(scratch.resolve("host")));
    first = Files.writeString(scratch.resolve("first.env"), "A=old\n");
    second = Files.writeString(scratch.resolve("second.env"), "B=old\n");
  }

  @Test
  void replacesThemAllAndTwiceIsAsOnce() {
    step().apply(new ScriptRunner(host));
    step().apply(new ScriptRunner(host));

    assertThat(first).content().isEqualTo("A=new\n");
    assertThat(second).content().isEqualTo("B=new\n");
  }

  @Test
  void replacesNoneWhenTheLastWasChangedBySomeoneElse() throws IOException {
    Files.writeString(second, "B=of somebody else\n");

    HostFailure.ScriptFailed failed = failed();

    assertThat(failed.exitCode()).isEqualTo(65);
    assertThat(failed.detail()).contains("second.env was changed by someone else");
    assertThat(first).content().isEqualTo("A=old\n");
  }

  @Test
  void replacesNoneWhenTheLastIsGone() throws IOException {
    Files.delete(second);

    assertThat(failed().exitCode()).isEqualTo(65);
    assertThat(first).content().isEqualTo("A=old\n");
  }

  private HostFailure.ScriptFailed failed() {
    return (HostFailure.ScriptFailed)
        catchThrowableOfType(GeuseMakerException.class, () -> step().apply(new ScriptRunner(host)))
            .failure();
  }

  private WriteFiles step() {
    return new WriteFiles(
        new HostLayout("stack", scratch.toString(), List.of(), List.of(), "v2"),
        List.of(change(first, "A=old\n", "A=new\n"), change(second, "B=old\n", "B=new\n")),
        new Restarts(List.of(), 1));
  }

  private static FileChange change(Path file, String before, String after) {
    return new FileChange(
        file.toString(), digest(before), digest(after), base64(before), base64(after));
  }

  private static String digest(String text) {
    return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Secret base64(String text) {
    return Secret.of(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }
}
