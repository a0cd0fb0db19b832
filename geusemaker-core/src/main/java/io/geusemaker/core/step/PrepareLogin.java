package io.geusemaker.core.step;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.ShellText;
import java.util.Optional;

/**
 * Gives a role a password and tries it over the network, as its clients will come, before anything
 * of theirs is changed. That the role exists and has a password is not enough: {@code pg_hba.conf}
 * can name the roles that it lets in. When it is refused, the step takes its change back itself.
 *
 * @param credential what is rotated, as {@code service/name}
 * @param change gives the role its password, and makes it where it is not there
 * @param login how it logs in
 * @param instead the role that its clients log in as now
 */
public record PrepareLogin(
    String credential, ChangeDatabase change, EndSessions.Login login, String instead)
    implements Step {

  /** Its stable name. */
  public static final String ID = "login.prepare";

  private static final String TRY =
      """
      IMAGE=$LOGIN_IMAGE NETWORK=$LOGIN_NETWORK DATABASE_HOST=$LOGIN_HOST DATABASE_PORT=$LOGIN_PORT
      DATABASE_USER=$LOGIN_ROLE DATABASE=$LOGIN_DATABASE NEW_PASSWORD=$LOGIN_PASSWORD OLD_PASSWORD=
      """;
  private static final String SECTION = "postgres-proof";
  private static final String FATAL = "FATAL:";

  /**
   * What it does.
   *
   * @param role the role
   * @param made whether it is made first
   * @return a phrase
   */
  public static String describe(String role, boolean made) {
    return (made ? "make role " + role + ", give it" : "give role " + role)
        + " a password and try it over the network";
  }

  @Override
  public HostLayout layout() {
    return change.layout();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return change.summary();
  }

  @Override
  public Applied apply(ScriptRunner host) {
    String seen;
    try (Secret sql = DatabaseSql.transaction(change.changes(), change.standIn(), true)) {
      seen = host.run(script(sql)).required(SECTION);
    }
    Optional<String> refusal =
        seen.lines()
            .filter(line -> line.startsWith("new ") && !line.startsWith("new accepted"))
            .findFirst();
    if (refusal.isPresent()) {
      change.undo(host);
      throw refused(refusal.get());
    }
    return Applied.QUIETLY;
  }

  private Script script(Secret sql) {
    return layout()
        .script("prepare a login", TRY + ShellText.PROVE_POSTGRES.text(), ShellText.CHANGE_DATABASE)
        .parameter("DATABASE_USER", change.user())
        .parameter("DATABASE", change.database())
        .secret("SQL", sql)
        .parameter("LOGIN_IMAGE", login.image())
        .parameter("LOGIN_NETWORK", login.network())
        .parameter("LOGIN_HOST", login.host())
        .parameter("LOGIN_PORT", login.port())
        .parameter("LOGIN_ROLE", login.role())
        .parameter("LOGIN_DATABASE", login.database())
        .secret("LOGIN_PASSWORD", login.password());
  }

  private GeuseMakerException refused(String attempt) {
    int fatal = attempt.lastIndexOf(FATAL);
    String reason =
        fatal < 0 ? attempt.replaceFirst("^new refused ", "") : attempt.substring(fatal + 6);
    return new GeuseMakerException(
        new StackFailure.NotRotatable(
            credential,
            "alternating roles: PostgreSQL refuses role "
                + login.role()
                + " over the network ("
                + reason.strip()
                + "): let pg_hba.conf let it in as it does "
                + instead));
  }

  @Override
  public boolean isRepeatedAtTheEnd() {
    return true;
  }

  @Override
  public void undo(ScriptRunner host) {
    change.undo(host);
  }
}
