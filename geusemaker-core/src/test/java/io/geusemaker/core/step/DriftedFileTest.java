package io.geusemaker.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A file that somebody else has changed since")
class DriftedFileTest {

  private static final String BEFORE = "services:\n  a:\n    KEY: old\n  b:\n    X: 1\n";
  private static final String CHANGED = "services:\n  a:\n    KEY: new\n  b:\n    X: 1\n";
  private static final String LONGER =
      "services:\n  a:\n    KEY: new\n    ALT: old\n  b:\n    X: 1\n";

  @Test
  void getsTheLinesBackThatWereChanged() {
    assertThat(DriftedFile.restored(BEFORE, CHANGED, CHANGED.replace("X: 1", "X: 2")))
        .hasValue(BEFORE.replace("X: 1", "X: 2"));
  }

  @Test
  void losesTheLinesThatCame() {
    assertThat(DriftedFile.restored(BEFORE, LONGER, LONGER.replace("X: 1", "X: 2")))
        .hasValue(BEFORE.replace("X: 1", "X: 2"));
    assertThat(DriftedFile.restored(BEFORE, LONGER, "# mine\n" + LONGER))
        .hasValue("# mine\n" + BEFORE);
  }

  @Test
  void getsTheLinesBackThatWent() {
    assertThat(DriftedFile.restored(LONGER, CHANGED, "# mine\n" + CHANGED))
        .hasValue("# mine\n" + LONGER);
  }

  @Test
  void staysWhenItIsAsBeforeAlready() {
    String now = BEFORE.replace("X: 1", "X: 2");

    assertThat(DriftedFile.restored(BEFORE, LONGER, now)).hasValue(now);
    assertThat(DriftedFile.restored(BEFORE, CHANGED, now)).hasValue(now);
  }

  @Test
  void isLeftWhenTheVeryLinesWereChangedByOthersOrStandTwice() {
    assertThat(DriftedFile.restored(BEFORE, LONGER, LONGER.replace("ALT: old", "ALT: mine")))
        .isEmpty();
    assertThat(DriftedFile.restored(BEFORE, CHANGED, CHANGED.replace("KEY: new", "KEY: mine")))
        .isEmpty();
    assertThat(DriftedFile.restored(BEFORE, LONGER, LONGER + LONGER)).isEmpty();
  }
}
