package io.geusemaker.examples.sandbox;

import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a sandbox of its own. */
abstract class HostTest {

  static final String COMPOSE =
      "docker compose -p geusemaker -f root/docker-compose.yml --env-file root/runtime.env ";
  static final String PSQL =
      "docker exec -i postgres psql -X -q -A -t -w -v ON_ERROR_STOP=1 -U geusemaker -d geusemaker";

  Sandbox sandbox;

  SandboxBuilder wanted() {
    return Sandbox.builder();
  }

  @BeforeEach
  void start() {
    sandbox = wanted().start();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  ScriptResult sh(String text) {
    try (HostSession session = sandbox.transport().connect()) {
      return session.run(Script.of("test", text));
    }
  }

  String out(String text) {
    ScriptResult result = sh(text);
    if (!result.succeeded()) {
      throw new AssertionError(result.exitCode() + ": " + result.stderr() + result.stdout());
    }
    return result.stdout().strip();
  }
}
