package io.geusemaker.examples.faults;

import io.geusemaker.examples.sandbox.Releases;
import io.geusemaker.examples.sandbox.image.Migration;
import io.geusemaker.examples.sandbox.n8n.MigrationHistory;
import io.geusemaker.examples.sandbox.registry.SandboxRegistry;
import java.util.ArrayList;
import java.util.List;

/** Ever newer releases of both services on their lines; each n8n migrates the data once more. */
final class ReleaseLine {

  private static final String N8N_LINE = "2.40.";
  private static final String POSTGRES_LINE = "15.";
  private static final int FIRST_N8N = 8;
  private static final int FIRST_POSTGRES = 21;

  private final SandboxRegistry registry;
  private int published;

  ReleaseLine(SandboxRegistry registry) {
    this.registry = registry;
  }

  /** Puts another release of each into the registry, which forgets older ones. */
  void publishNext() {
    String postgres = POSTGRES_LINE + (FIRST_POSTGRES + published);
    String n8n = N8N_LINE + (FIRST_N8N + published);
    published++;
    var ignored = registry.add(Releases.POSTGRES, postgres, Releases.postgres(postgres));
    ignored =
        registry.add(
            Releases.N8N,
            n8n,
            Releases.migratingN8n(n8n).migrating(added().toArray(Migration[]::new)));
    registry.removeTag(Releases.POSTGRES, POSTGRES_LINE + (FIRST_POSTGRES + published - 3));
    registry.removeTag(Releases.N8N, N8N_LINE + (FIRST_N8N + published - 3));
  }

  /** The migrations that a release has made, oldest first. */
  List<String> migrations(String n8n) {
    List<Migration> all = new ArrayList<>(MigrationHistory.UP_TO_2_40_6);
    if (!n8n.equals(Releases.N8N_INSTALLED)) {
      all.addAll(MigrationHistory.OF_2_40_7);
      int beyond = Integer.parseInt(n8n.substring(N8N_LINE.length())) - FIRST_N8N + 1;
      all.addAll(added().subList(0, beyond));
    }
    return all.stream().map(Migration::name).toList();
  }

  /** What the releases beyond 2.40.7 add. */
  private List<Migration> added() {
    List<Migration> added = new ArrayList<>();
    for (int i = 0; i < published; i++) {
      String release = N8N_LINE + (FIRST_N8N + i);
      added.add(
          new Migration(
              1_800_000_000_000L + i,
              "Release" + release,
              "INSERT INTO version_history (version) VALUES ('" + release + "')"));
    }
    return added;
  }
}
