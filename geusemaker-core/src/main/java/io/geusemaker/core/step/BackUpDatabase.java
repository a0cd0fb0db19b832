package io.geusemaker.core.step;

import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.ShellText;
import java.time.Duration;

/**
 * Dumps the database to a file on the host and reads the whole dump again. The file stays, for a
 * later rollback; the oldest go.
 *
 * @param layout the compose project
 * @param path the file
 * @param user the role to act as, over the container's trusted socket
 * @param database the database
 * @param kept which earlier dumps stay
 */
public record BackUpDatabase(
    HostLayout layout, String path, String user, String database, KeptDumps kept) implements Step {

  private static final Duration LONGEST = Duration.ofMinutes(60);

  @Override
  public String id() {
    return "database.back-up";
  }

  @Override
  public String description() {
    return "back up database " + database;
  }

  @Override
  public Applied apply(ScriptRunner host) {
    host.run(
        layout
            .script(description(), "", ShellText.DUMP_DATABASE, ShellText.BACK_UP_DATABASE)
            .parameter("BACKUP", path)
            .parameter("DATABASE_USER", user)
            .parameter("DATABASE", database)
            .parameter("KEPT", String.valueOf(kept.older()))
            .parameter("NEEDED", String.join("\n", kept.needed()))
            .limit(LONGEST));
    return Applied.QUIETLY;
  }

  @Override
  public void undo(ScriptRunner host) {}
}
