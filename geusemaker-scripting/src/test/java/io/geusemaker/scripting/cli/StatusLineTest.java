package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StatusLineTest {

  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter out = new StringWriter();
  private final Printer printer = new Printer(new PrintWriter(out), OptionalInt.of(40), false);

  @Test
  void aPlainLineGoesOnBelowWhatInterruptsIt() {
    try (StatusLine line = new PlainStatusLine(printer)) {
      line.open("step");
      line.note("by the way");
      line.complete("done", true);
      line.open("next");
    }
    assertThat(out).hasToString("step ... \nby the way\nstep ... done\nnext ... \n");
  }

  @Test
  @Timeout(20)
  void aLiveLineIsRedrawnAndEndsLikeAPlainOne() throws InterruptedException {
    try (StatusLine line = new LiveStatusLine(printer)) {
      line.open("step");
      while (!out.toString().contains("step ... /")) {
        Thread.sleep(20);
      }
      line.note("by the way");
      line.complete("done", true);
    }
    assertThat(out.toString().replaceAll("\\d+\\.\\d s", "T"))
        .startsWith(CLEAR + "step ... | T" + CLEAR + "step ... / T" + CLEAR)
        .contains(CLEAR + "by the way\n" + CLEAR + "step ... ")
        .endsWith(CLEAR + "step ... done\n");
  }

  @Test
  void aLiveLineNeverFillsTheTerminal() {
    try (StatusLine line = new LiveStatusLine(printer)) {
      line.open("a step with a description that is longer than forty columns");
    }
    assertThat(out.toString().split(CLEAR.replace("[", "\\["), -1)[1]).hasSizeLessThan(40);
    assertThat(out.toString())
        .endsWith(CLEAR + "a step with a description that is longer\n  than forty columns ...\n");
  }

  @Test
  void aLineThatWasNeverOpenedIsNotCompleted() {
    try (StatusLine plain = new PlainStatusLine(printer);
        StatusLine live = new LiveStatusLine(printer)) {
      plain.complete("done", true);
      live.complete("done", false);
    }
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void durationsAreInSeconds() {
    assertThat(Took.text(Duration.ofMillis(72_449))).isEqualTo("72.4 s");
  }
}
