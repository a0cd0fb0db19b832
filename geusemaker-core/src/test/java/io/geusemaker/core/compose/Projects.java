package io.geusemaker.core.compose;

import io.geusemaker.core.compose.ValueSource.ComposeScalar;
import io.geusemaker.core.compose.ValueSource.EnvEntry;
import java.util.List;

/** Small projects for tests. */
final class Projects {

  static final String COMPOSE = "/root/docker-compose.yml";
  static final String RUNTIME = "/root/runtime.env";
  static final String DOT_ENV = "/root/.env";

  /** What GeuseMaker writes, shortened: one file feeds both containers and interpolation. */
  static final String STACK =
      """
      services:
        postgres:
          image: postgres:15
          env_file: [runtime.env]
          environment:
            POSTGRES_USER: geusemaker
            POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?POSTGRES_PASSWORD required}
        n8n:
          image: n8nio/n8n:latest
          env_file: [runtime.env]
          environment:
            - DB_POSTGRESDB_USER=geusemaker
            - DB_POSTGRESDB_PASSWORD=${POSTGRES_PASSWORD:?POSTGRES_PASSWORD required}
        qdrant:
          env_file: [runtime.env]
      """;

  static final String RUNTIME_TEXT = "POSTGRES_PASSWORD=old\nN8N_ENCRYPTION_KEY=key\n";

  private Projects() {}

  static ProjectFiles stack() {
    return ProjectFiles.of(
        "/root",
        List.of(new TextFile(COMPOSE, STACK)),
        List.of(new TextFile(RUNTIME, RUNTIME_TEXT)));
  }

  /** A project of one compose file and a {@code .env}. */
  static ProjectFiles of(String compose, String dotEnv) {
    return ProjectFiles.of(
        "/root", List.of(new TextFile(COMPOSE, compose)), List.of(new TextFile(".env", dotEnv)));
  }

  /** A project of one service {@code a} that has this text below it. */
  static ProjectFiles service(String definition, String dotEnv) {
    return of("services:\n  a:\n" + definition.indent(4), dotEnv);
  }

  static EnvEntry env(String path, String key) {
    return new EnvEntry(path, key);
  }

  static ComposeScalar scalar(String service, String variable) {
    return new ComposeScalar(COMPOSE, service, variable);
  }
}
