package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database that logs everything it can")
final class SandboxDatabaseLogTest {

  private static final List<String> NOISIEST =
      List.of(
          "log_statement = 'all'",
          "log_min_duration_statement = 0",
          "log_min_duration_sample = 0",
          "log_statement_sample_rate = 1",
          "log_transaction_sample_rate = 1",
          "log_duration = on",
          "log_min_messages = debug5",
          "log_min_error_statement = debug5",
          "log_error_verbosity = verbose",
          "log_parser_stats = on",
          "log_executor_stats = on",
          "debug_print_parse = on",
          "debug_print_rewritten = on",
          "debug_print_plan = on");

  private final SandboxStack stack = new SandboxStack(Sandbox.start());

  @BeforeEach
  void logEverything() throws IOException {
    for (String setting : NOISIEST) {
      stack.query("ALTER SYSTEM SET " + setting);
    }
    stack.query("SELECT pg_reload_conf()");
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void neverLogsAVerifierOrAHash() throws IOException {
    String hash = stack.query("SELECT password FROM \"user\"").get(0);
    Files.writeString(stack.sandbox().postgresLog(), "");

    stack.direct().rotate().execute();

    String log = Files.readString(stack.sandbox().postgresLog());
    assertThat(log).as("the log really is on").contains("COMMIT").contains("set_config");
    assertThat(log).doesNotContain("SCRAM-SHA-256$").doesNotContain("$2a$10$").doesNotContain(hash);
  }

  @Test
  void norWhenTheTransactionIsRefused() throws IOException {
    Files.writeString(stack.sandbox().postgresLog(), "");

    stack
        .direct()
        .rotate()
        .confirm(
            plan -> {
              stack.query("UPDATE credentials_entity SET data = 'by somebody else'");
              return true;
            })
        .attempt();

    assertThat(Files.readString(stack.sandbox().postgresLog()))
        .contains("GM065")
        .doesNotContain("SCRAM-SHA-256$")
        .doesNotContain("$2a$10$");
  }
}
