package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.json.Json;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a signal does to a command, without real signals. */
class InterruptionTest {

  private static final String STOPPING =
      "Stopping: undoing what was done; press Ctrl-C again to leave it to"
          + " \"geusemaker recover shop\".\n";

  private final Shell shell = new Shell();

  private Shell.Run interrupted(Signals.Kind kind, String line) {
    shell.engine.work.waiting = Optional.of(() -> shell.signals.send(kind));
    return shell.run(line.split(" "));
  }

  @ParameterizedTest
  @EnumSource(Signals.Kind.class)
  void anUpdateIsUndone(Signals.Kind kind) {
    Shell.Run run = interrupted(kind, "update shop --rotate-credentials --force");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .endsWith(
            "[2/2] Recreate n8n ... \n"
                + STOPPING
                + """
                [2/2] Recreate n8n ... failed after 0.2 s
                Undoing what was done: the wait for "recreate n8n" on shop.example was interrupted and it was stopped.
                  undone: Change the password of role geusemaker (0.2 s)
                """);
    assertThat(run.err()).contains("State:  every change was undone");
  }

  @Test
  void soIsARollbackAndTheWayOnLeadsToTheSameRecords() {
    Shell.Run run =
        interrupted(Signals.Kind.INTERRUPT, "rollback shop --force --state-dir /srv/state");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("leave it to \"geusemaker recover shop --state-dir /srv/state\"");
  }

  @Test
  void aRecoveryCanBeRunAgain() {
    Shell.Run run = interrupted(Signals.Kind.INTERRUPT, "recover shop");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "Stopping: run \"geusemaker recover shop\" to go on; press Ctrl-C again to stop at"
                + " once.\n");
  }

  @Test
  void evenAQuietCommandSaysSo() {
    Shell.Run run =
        interrupted(Signals.Kind.INTERRUPT, "update shop --rotate-credentials --force --quiet");

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(STOPPING + "Failed: ");
  }

  @Test
  void programsStillReadOneDocument() throws Exception {
    Shell.Run run =
        interrupted(
            Signals.Kind.TERMINATE, "update shop --rotate-credentials --force --output json");

    assertThat(Json.mapper().readTree(run.out()).at("/failure/code").asText())
        .isEqualTo("operation.undone");
    assertThat(run.err()).contains(STOPPING);
  }

  @Test
  void afterTheFirstOnlyCtrlCHalts() {
    shell.engine.work.waiting =
        Optional.of(
            () -> {
              shell.signals.send(Signals.Kind.TERMINATE);
              shell.signals.send(Signals.Kind.TERMINATE);
              assertThat(shell.signals.halted).isFalse();
              shell.signals.send(Signals.Kind.INTERRUPT);
              assertThat(shell.signals.halted).isTrue();
            });

    Shell.Run run = shell.run("update", "shop", "--rotate-credentials", "--force");

    assertThat(run.out()).containsOnlyOnce("Stopping");
  }

  @Test
  void aSignalThatComesTooLateInterruptsNothing() {
    Signals late =
        new Signals() {
          @Override
          public Runnable handTo(Consumer<Kind> listener) {
            return () -> listener.accept(Kind.INTERRUPT);
          }

          @Override
          public void halt() {
            throw new AssertionError("only one signal came");
          }
        };

    assertThat(Interruption.during(late, () -> {}, () -> "done")).isEqualTo("done");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void whoIsAskedInTheCourseOfItCanNoLongerAgree() {
    shell.typingAfter(() -> shell.signals.send(Signals.Kind.INTERRUPT), "y").with("TERM", "dumb");

    Shell.Run run = shell.run("update", "shop", "--rotate-credentials", "--operation-id", "x");

    assertThat(run.exit()).isEqualTo(3);
  }

  @Test
  void nobodyListensWhileNothingIsChanged() {
    shell.run("update", "shop", "--rotate-credentials", "--dry-run");
    shell.run("history", "shop");
    shell.run("audit", "shop");
    shell.typing("n").run("rollback", "shop");
    assertThat(shell.signals.heard).isZero();

    shell.typing("y").run("rollback", "shop");
    assertThat(shell.signals.heard).isOne();
    assertThat(shell.signals.listenedTo()).isFalse();
  }
}
