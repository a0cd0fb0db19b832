package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  private final Shell shell = new Shell();

  private String everythingPrinted(String options) {
    return shell
        .run(
            Stream.of("update shop --rotate-credentials " + options)
                .flatMap(line -> Stream.of(line.split(" ")))
                .toArray(String[]::new))
        .everything();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dry-run --show-credentials",
        "--force",
        "--force --verbose",
        "--force --quiet",
        "--force --output json",
        "--force --output json --verbose",
      })
  void theNewCredentialsArePrintedNowhere(String options) {
    assertThat(everythingPrinted(options)).doesNotContain(Shop.NEW_LOGIN, Shop.NEW_PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", ""})
  void noAnswerButYesShowsThem(String answer) {
    shell.typing("y", answer);

    assertThat(everythingPrinted("--verbose")).doesNotContain(Shop.NEW_LOGIN, Shop.NEW_PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--force --show-credentials",
        "--force --show-credentials --quiet",
        "--force --show-credentials --verbose --output json",
      })
  void askedForTheyArePrintedOnce(String options) {
    assertThat(everythingPrinted(options))
        .containsOnlyOnce(Shop.NEW_LOGIN)
        .containsOnlyOnce(Shop.NEW_PASSWORD);
  }
}
