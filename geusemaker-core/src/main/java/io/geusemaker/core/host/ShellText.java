package io.geusemaker.core.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shell and JavaScript texts that run on the host. */
public enum ShellText {
  /** Functions that every script uses. */
  COMMON("common.sh"),
  /** Runs compose on the project. */
  COMPOSE("compose.sh"),
  /** Takes or renews the lock, before a script's own commands. */
  HOST_LOCK("host-lock.sh"),
  /** Gives the lock back, after a script's own commands. */
  HOST_UNLOCK("host-unlock.sh"),
  /** Prints files. */
  FILES("files.sh"),
  /** Looks at the host. */
  SURVEY("survey.sh"),
  /** Asks the services that the survey found. */
  SURVEY_SERVICES("survey-services.sh"),
  /** Asks services over HTTP from the host. */
  HTTP("http.sh"),
  /** Asks Qdrant and Crawl4AI for their versions; the survey ends with it. */
  SURVEY_HTTP("survey-http.sh"),
  /** Whether Qdrant, Crawl4AI and Ollama answer. */
  ANSWERS("answers.sh"),
  /** Replaces files. */
  WRITE_FILES("write-files.sh"),
  /** Runs a transaction. */
  CHANGE_DATABASE("change-database.sh"),
  /** Ends sessions of the database. */
  END_SESSIONS("end-sessions.sh"),
  /** Recreates containers. */
  RECREATE("recreate.sh"),
  /** Looks at images and at what patching them depends on. */
  SURVEY_IMAGES("survey-images.sh"),
  /** Pulls images by digest. */
  PULL_IMAGES("pull-images.sh"),
  /** Lists the migrations that an image of n8n would run. */
  LIST_MIGRATIONS("list-migrations.sh"),
  /** A function that dumps the database. */
  DUMP_DATABASE("dump-database.sh"),
  /** Keeps a dump of the database. */
  BACK_UP_DATABASE("back-up-database.sh"),
  /** Puts the database back before its client starts again. */
  RESTORE_DATABASE("restore-database.sh"),
  /** Throws a rehearsal away. */
  SWEEP_REHEARSAL("sweep-rehearsal.sh"),
  /** Sees whether there is room for a rehearsal. */
  REHEARSAL_ROOM("rehearsal-room.sh"),
  /** Boots what is to run next to what runs. */
  REHEARSE("rehearse.sh"),
  /** Sees which images run. */
  CHECK_IMAGES("check-images.sh"),
  /** Lets n8n decrypt what it stores. */
  DECRYPT_CREDENTIALS("decrypt-credentials.sh"),
  /** Reads what n8n stores encrypted. */
  READ_ENCRYPTED("read-encrypted.sh"),
  /** Stops n8n. */
  STOP_N8N("stop-n8n.sh"),
  /** Waits for an engine that is being restarted. */
  AWAIT_ENGINE("await-engine.sh"),
  /** Starts what an operation that died may have left stopped. */
  AWAKEN("awaken.sh"),
  /** Reads the hash of n8n's owner. */
  READ_HASH("read-hash.sh"),
  /** Tries database passwords. */
  PROVE_POSTGRES("prove-postgres.sh"),
  /** Tries n8n logins. */
  PROVE_N8N("prove-n8n.sh"),
  /** Asks n8n over HTTP from within its container. */
  HTTP_PROBE("http-probe.js");

  private final String text;

  ShellText(String resource) {
    this.text = load(resource);
  }

  /**
   * The text itself.
   *
   * @return shell or JavaScript
   */
  public String text() {
    return text;
  }

  /**
   * Several texts, one after the other.
   *
   * @param parts in order
   * @return the joined text
   */
  public static String join(ShellText... parts) {
    StringBuilder joined = new StringBuilder();
    for (ShellText part : parts) {
      joined.append(part.text).append('\n');
    }
    return joined.toString();
  }

  private static String load(String resource) {
    try (InputStream in = ShellText.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
