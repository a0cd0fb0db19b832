package io.geusemaker.core.step;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.HttpProbe;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ends the sessions of roles that logged in before their passwords changed, after each new password
 * was seen to be accepted, and sees to it that n8n has a session afterwards. There is nothing to
 * undo: whoever lost a session logs in again.
 *
 * @param layout the compose project
 * @param user the role to act as, over the container's trusted socket
 * @param database the database
 * @param logins the roles, and how they log in
 * @param retired roles that have no password any more, whose sessions end, too
 * @param replaced the container that each service had before it was recreated, by service
 * @param startSeconds how long n8n may take until it is up
 */
public record EndSessions(
    HostLayout layout,
    String user,
    String database,
    List<Login> logins,
    List<String> retired,
    Map<String, String> replaced,
    int startSeconds)
    implements Step {

  /** Its stable name. */
  public static final String ID = "sessions.end";

  private static final String REQUIRE_ACCEPTED =
      """
      case $attempts in
        'new accepted'*) ;;
        *)
          echo "the new password of role $DATABASE_USER was not accepted; no session was ended" >&2
          exit 71
          ;;
      esac
      """;

  /** Copies the collections. */
  public EndSessions {
    logins = List.copyOf(logins);
    retired = List.copyOf(retired);
    replaced = Map.copyOf(replaced);
  }

  /**
   * How a role logs in, over the network.
   *
   * @param role the role
   * @param database the database
   * @param image the image with {@code psql}
   * @param network the network that the clients use
   * @param host the name that the clients use
   * @param port the port that the clients use
   * @param password its new password
   */
  public record Login(
      String role,
      String database,
      String image,
      String network,
      String host,
      String port,
      Secret password) {}

  /**
   * What it does.
   *
   * @param roles the roles
   * @return a phrase
   */
  public static String describe(List<String> roles) {
    return "end sessions of " + String.join(", ", roles) + " that logged in before";
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return describe(roles().toList());
  }

  private Stream<String> roles() {
    return Stream.concat(logins.stream().map(Login::role), retired.stream());
  }

  @Override
  public Applied apply(ScriptRunner host) {
    Sections sections = host.run(script());
    String ended = sections.required("sessions-ended").strip();
    return new Applied(
        Map.of(),
        Map.of(
            "postgres",
            Finding.info(
                "sessions-ended",
                ended
                    + (ended.equals("1") ? " session" : " sessions")
                    + " that logged in before "
                    + (ended.equals("1") ? "was" : "were")
                    + " ended")),
        List.of());
  }

  private Script script() {
    StringBuilder commands = new StringBuilder();
    for (int i = 0; i < logins.size(); i++) {
      commands.append(
          """
          IMAGE=$IMAGE_%1$d NETWORK=$NETWORK_%1$d DATABASE_HOST=$HOST_%1$d DATABASE_PORT=$PORT_%1$d
          DATABASE_USER=$ROLE_%1$d DATABASE=$DATABASE_%1$d NEW_PASSWORD=$PASSWORD_%1$d OLD_PASSWORD=
          """
              .formatted(i));
      commands.append(ShellText.PROVE_POSTGRES.text()).append(REQUIRE_ACCEPTED);
    }
    commands.append("DATABASE_USER=$ACTING_USER DATABASE=$ACTING_DATABASE\n");
    commands.append(ShellText.END_SESSIONS.text());
    Script script =
        layout
            .script(description(), commands.toString())
            .parameter("ACTING_USER", user)
            .parameter("ACTING_DATABASE", database)
            .parameter("ROLES", roles().map(DatabaseSql::literal).collect(Collectors.joining(", ")))
            .parameter(
                "REPLACED",
                replaced.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .sorted()
                    .collect(Collectors.joining("\n")))
            .parameter("START_SECONDS", String.valueOf(startSeconds))
            .parameter(
                "PROBE",
                new HttpProbe(0).awaitLoginRoute("login").readiness("readiness").openProgram())
            .limit(Duration.ofSeconds(120L + startSeconds));
    for (int i = 0; i < logins.size(); i++) {
      Login login = logins.get(i);
      script =
          script
              .parameter("IMAGE_" + i, login.image())
              .parameter("NETWORK_" + i, login.network())
              .parameter("HOST_" + i, login.host())
              .parameter("PORT_" + i, login.port())
              .parameter("ROLE_" + i, login.role())
              .parameter("DATABASE_" + i, login.database())
              .secret("PASSWORD_" + i, login.password());
    }
    return script;
  }

  @Override
  public void undo(ScriptRunner host) {}
}
