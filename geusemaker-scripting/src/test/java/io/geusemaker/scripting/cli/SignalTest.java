package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real signals to a real process that is in the middle of a step. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignalTest {

  private static final Path ENV = Path.of("/usr/bin/env");
  private static final String STOPPING =
      "Stopping: undoing what was done; press Ctrl-C again to leave it to"
          + " \"geusemaker recover shop\".";

  private final List<Child> children = new ArrayList<>();

  /** A process that was started in the background may ignore signals, and so do its children. */
  @BeforeEach
  void needsAShellCommandThatLetsSignalsThrough() throws Exception {
    assumeThat(Files.isExecutable(ENV)).isTrue();
    assumeThat(new ProcessBuilder(attentive(List.of("true"))).start().waitFor()).isZero();
  }

  @AfterEach
  void endAll() {
    children.forEach(Child::kill);
  }

  private static List<String> attentive(List<String> command) {
    List<String> all = new ArrayList<>(List.of(ENV.toString(), "--default-signal=INT,TERM,HUP"));
    all.addAll(command);
    return all;
  }

  private Child inTheMiddleOfAStep(String waits) throws Exception {
    Child child =
        Child.start(
            new ProcessBuilder(
                attentive(
                    Child.fakeMain(
                        "-Dfake.waits=" + waits,
                        "update",
                        "shop",
                        "--rotate-credentials",
                        "--force"))));
    children.add(child);
    child.await("[2/2] Recreate n8n ... ");
    return child;
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void theFirstSignalUndoesWhatWasDone(String signal) throws Exception {
    Child child = inTheMiddleOfAStep("step");

    child.signal(signal);

    assertThat(child.end()).isEqualTo(1);
    assertThat(child.screen())
        .containsSubsequence(
            STOPPING,
            "Undoing what was done: the wait for \"recreate n8n\"",
            "undone: Change the password of role geusemaker",
            "Failed: step \"n8n.recreate\" failed",
            "State:  every change was undone");
  }

  @Test
  void aSecondCtrlCEndsAtOnce() throws Exception {
    Child child = inTheMiddleOfAStep("undo");
    child.signal("INT");
    child.await("Undoing what was done");
    child.signal("TERM");
    child.signal("INT");

    assertThat(child.end()).isEqualTo(130);
    assertThat(child.screen()).containsOnlyOnce("Stopping").doesNotContain("undone: ", "Failed");
  }
}
