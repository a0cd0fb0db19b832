package io.geusemaker.examples.contract;

import java.util.List;
import java.util.Map;

/**
 * A Docker stack whose images come from a registry of its own, named as deployments name public
 * ones: {@code library/postgres} and {@code n8nio/n8n}. It starts on the older of two releases of
 * each.
 */
final class PatchStack implements AutoCloseable {

  static final String POSTGRES = "library/postgres";
  static final String N8N = "n8nio/n8n";
  static final String POSTGRES_BEFORE = "15.18";
  static final String POSTGRES_AFTER = "15.20";
  static final String N8N_BEFORE = "2.40.5";
  static final String N8N_AFTER = "2.40.7";

  private final DockerRegistry registry;
  private final DockerStack stack;

  private PatchStack(DockerRegistry registry, DockerStack stack) {
    this.registry = registry;
    this.stack = stack;
  }

  /** The registry has the older releases only. */
  static PatchStack up() {
    DockerRegistry registry = DockerRegistry.start();
    try {
      registry.push(ofPostgres(POSTGRES_BEFORE), POSTGRES + ":" + POSTGRES_BEFORE);
      registry.push(ofN8n(N8N_BEFORE), N8N + ":" + N8N_BEFORE);
      return new PatchStack(
          registry,
          DockerStack.up(
              Map.of(
                  "GEUSEMAKER_STACK_POSTGRES_IMAGE",
                  registry.reference(POSTGRES + ":" + POSTGRES_BEFORE),
                  "GEUSEMAKER_STACK_N8N_IMAGE",
                  registry.reference(N8N + ":" + N8N_BEFORE))));
    } catch (RuntimeException | Error e) {
      registry.close();
      throw e;
    }
  }

  /** How far n8n's tables are migrated. */
  List<String> migrations() {
    return stack.query("SELECT count(*) || max(name) FROM migrations");
  }

  /** Puts the newer releases into the registry. */
  void publishPatches() {
    registry.push(ofPostgres(POSTGRES_AFTER), POSTGRES + ":" + POSTGRES_AFTER);
    registry.push(ofN8n(N8N_AFTER), N8N + ":" + N8N_AFTER);
  }

  /** The engine's own image of a PostgreSQL release. */
  static String ofPostgres(String release) {
    return "geusemaker-stack/postgres:" + release;
  }

  /** The engine's own image of an n8n release. */
  static String ofN8n(String release) {
    return "geusemaker-stack/n8n:" + release;
  }

  DockerRegistry registry() {
    return registry;
  }

  DockerStack stack() {
    return stack;
  }

  @Override
  public void close() {
    try {
      stack.close();
    } finally {
      registry.close();
    }
  }
}
