package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {

  private final StringWriter err = new StringWriter();

  @AfterEach
  void silence() {
    Logging.start(false, new PrintWriter(err));
  }

  private static void logSomething() {
    LoggerFactory.getLogger("io.geusemaker.core.Engine").debug("step {}", 1);
    LoggerFactory.getLogger("io.geusemaker.core.Engine")
        .warn("odd", new IllegalStateException("why"));
    LoggerFactory.getLogger("com.example.Other").debug("chatter");
    LoggerFactory.getLogger("com.example.Other").info("news");
  }

  @Test
  void nothingIsLoggedUnlessAskedFor() {
    Logging.start(false, new PrintWriter(err));
    logSomething();

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void verboselyOurDetailsAndOthersNewsAreLogged() {
    Logging.start(true, new PrintWriter(err));
    logSomething();

    assertThat(err.toString().replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d", "HH:MM:SS"))
        .isEqualTo(
            """
            HH:MM:SS DEBUG Engine: step 1
            HH:MM:SS WARNING Engine: odd (java.lang.IllegalStateException: why)
            HH:MM:SS INFO  Other: news
            """);
  }
}
