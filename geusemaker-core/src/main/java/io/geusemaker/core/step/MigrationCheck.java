package io.geusemaker.core.step;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.Sections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which migrations another n8n would run on its database when it starts: those that its image knows
 * and the database has not run. It is known from the image alone, before anything is started.
 *
 * @param service the service
 * @param image the image, with tag and digest
 * @param user the role to ask as, over the container's trusted socket
 * @param database n8n's database
 * @param query asks for the names of the migrations that it has run
 */
public record MigrationCheck(
    String service, String image, String user, String database, String query) {

  /** The code of every finding of this kind. */
  public static final String CODE = "migrations";

  private static final int SHOWN = 4;
  private static final String BACKUP =
      "the database is backed up first, and restored if this is taken back";

  /**
   * A script with what listing them needs.
   *
   * @param script the script
   * @param check what to list; empty for nothing
   * @return the script with parameters
   */
  public static Script on(Script script, Optional<MigrationCheck> check) {
    return script
        .parameter("N8N_IMAGE", check.map(MigrationCheck::image).orElse(""))
        .parameter("DATABASE_USER", check.map(MigrationCheck::user).orElse(""))
        .parameter("DATABASE", check.map(MigrationCheck::database).orElse(""))
        .parameter("RAN_QUERY", check.map(MigrationCheck::query).orElse(""));
  }

  /**
   * What the host found.
   *
   * @param sections what the script printed
   * @return good to know when there are none or the image is not there yet, else a warning
   */
  public static Finding read(Sections sections) {
    Optional<String> unknown = sections.text("migrations-unknown");
    if (unknown.isPresent()) {
      return Finding.warning(
          CODE,
          "which migrations it runs on its database could not be found out ("
              + unknown.get()
              + "); "
              + BACKUP);
    }
    Optional<String> known = sections.text("migrations-known");
    Optional<String> ran = sections.text("migrations-ran");
    return known.isPresent() && ran.isPresent()
        ? between(names(known.get()), names(ran.get()))
        : Finding.info(
            CODE,
            "which migrations it runs on its database shows once it is pulled, before anything"
                + " stops; "
                + BACKUP);
  }

  private static Set<String> names(String lines) {
    Set<String> names = new LinkedHashSet<>();
    lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(names::add);
    return names;
  }

  /**
   * Compares.
   *
   * @param known the migrations that the image knows, in its order
   * @param ran those that the database has run
   * @return what would happen
   */
  static Finding between(Set<String> known, Set<String> ran) {
    List<String> pending = known.stream().filter(name -> !ran.contains(name)).toList();
    if (pending.isEmpty()) {
      return Finding.info(
          CODE, "it runs no migration on its database, so going back needs no restoring");
    }
    int more = pending.size() - SHOWN;
    return Finding.warning(
        CODE,
        "it runs "
            + pending.size()
            + (pending.size() == 1 ? " migration" : " migrations")
            + " on its database when it starts: "
            + String.join(", ", pending.stream().limit(SHOWN).map(MigrationCheck::plain).toList())
            + (more > 0 ? " and " + more + " more" : "")
            + "; going back then takes the backup, and what was written since is lost");
  }

  /** Without the time that it was written at. */
  private static String plain(String name) {
    return name.replaceFirst("(?<=.)[0-9]{13}$", "");
  }
}
