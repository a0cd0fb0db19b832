package io.geusemaker.examples.sandbox;

import io.geusemaker.examples.sandbox.image.ImageConfig;
import io.geusemaker.examples.sandbox.image.Migration;
import io.geusemaker.examples.sandbox.n8n.MigrationHistory;
import io.geusemaker.examples.sandbox.project.Images;
import io.geusemaker.examples.sandbox.registry.SandboxRegistry;
import java.util.Map;

/** The releases of PostgreSQL and n8n in the sandbox's registry, and images of further ones. */
public final class Releases {

  /** PostgreSQL's repository in the registry. */
  public static final String POSTGRES = "library/postgres";

  /** n8n's repository in the registry. */
  public static final String N8N = "n8nio/n8n";

  /** The PostgreSQL that the stack is started with. */
  public static final String POSTGRES_INSTALLED = "15.18";

  /** The n8n that the stack is started with. */
  public static final String N8N_INSTALLED = "2.40.6";

  /** The newest PostgreSQL of the same major version. */
  public static final String POSTGRES_NEWEST = "15.20";

  /** The newest n8n, which migrates the tables twice. */
  public static final String N8N_NEWEST = "2.40.7";

  private Releases() {}

  /**
   * A release of PostgreSQL.
   *
   * @param version such as {@code 15.21}
   * @return the image
   */
  public static ImageConfig postgres(String version) {
    return Images.postgres(version);
  }

  /**
   * A release of n8n that knows the migrations of {@value #N8N_INSTALLED}, and refuses tables that
   * are newer.
   *
   * @param version such as {@code 2.40.8}
   * @return the image
   */
  public static ImageConfig n8n(String version) {
    return Images.n8n(version).migrating(MigrationHistory.UP_TO_2_40_6.toArray(Migration[]::new));
  }

  /**
   * A release of n8n that knows the migrations of {@value #N8N_NEWEST}.
   *
   * @param version such as {@code 2.40.8}
   * @return the image
   */
  public static ImageConfig migratingN8n(String version) {
    return n8n(version).migrating(MigrationHistory.OF_2_40_7.toArray(Migration[]::new));
  }

  static SandboxRegistry published() {
    SandboxRegistry registry = new SandboxRegistry();
    for (String version : new String[] {"14.20", POSTGRES_INSTALLED, "15.19", POSTGRES_NEWEST}) {
      registry.add(POSTGRES, version, postgres(version));
    }
    registry.add(POSTGRES, "16.11", postgres("16.11"));
    registry.moveTag(POSTGRES, "15", registry.digest(POSTGRES, POSTGRES_NEWEST));
    registry.moveTag(POSTGRES, "latest", registry.digest(POSTGRES, "16.11"));
    registry.add(N8N, N8N_INSTALLED, n8n(N8N_INSTALLED));
    registry.add(N8N, N8N_NEWEST, migratingN8n(N8N_NEWEST));
    registry.moveTag(N8N, "latest", registry.digest(N8N, N8N_NEWEST));
    registry.comeBack();
    return registry;
  }

  static Map<String, String> installed(SandboxRegistry registry) {
    return Map.of(
        "postgres:15", registry.tagged(POSTGRES, POSTGRES_INSTALLED),
        "n8nio/n8n:latest", registry.tagged(N8N, N8N_INSTALLED));
  }
}
