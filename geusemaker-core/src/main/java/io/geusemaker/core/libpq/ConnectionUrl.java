package io.geusemaker.core.libpq;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection URL of PostgreSQL with a password in it, as libpq, JDBC and SQLAlchemy write them:
 * before the host, or as a parameter.
 */
public final class ConnectionUrl {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?(?:\\+[a-z0-9_]+)?://"
              + "(?:(?<user>[^:@/?#]*)(?::(?<pass>[^@/?#]*))?@)?(?<hosts>[^/?#@]*)(?:/[^?#]*)?"
              + "(?<query>\\?[^#]*)?(?:#.*)?");
  private static final Pattern PARAMETER = Pattern.compile("[?&](user|password)=([^&#]*)");
  private static final String DEFAULT_PORT = "5432";

  private final Secret text;
  private final String user;
  private final String hosts;
  private final int start;
  private final int end;

  private ConnectionUrl(Secret text, String user, String hosts, int start, int end) {
    this.text = text;
    this.user = user;
    this.hosts = hosts;
    this.start = start;
    this.end = end;
  }

  /**
   * Reads a URL.
   *
   * @param text any text
   * @return empty when it is no URL of PostgreSQL, or has no user or no password
   */
  public static Optional<ConnectionUrl> parse(Secret text) {
    String url = text.reveal(SecretAccess.deliberate());
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      return Optional.empty();
    }
    String user = form.group("user");
    int start = form.start("pass");
    int end = form.end("pass");
    if (form.group("query") != null) {
      Matcher parameter = PARAMETER.matcher(url);
      parameter.region(form.start("query"), form.end("query"));
      while (parameter.find()) {
        if (parameter.group(1).equals("user")) {
          user = parameter.group(2);
        } else {
          start = parameter.start(2);
          end = parameter.end(2);
        }
      }
    }
    Optional<String> name = Optional.ofNullable(user).flatMap(PercentEncoding::decode);
    return name.isEmpty()
            || start < 0
            || PercentEncoding.decode(url.substring(start, end)).isEmpty()
        ? Optional.empty()
        : Optional.of(new ConnectionUrl(text, name.get(), form.group("hosts"), start, end));
  }

  /**
   * The password.
   *
   * @return the password itself, decoded
   */
  public Secret password() {
    String url = text.reveal(SecretAccess.deliberate());
    return Secret.of(PercentEncoding.decode(url.substring(start, end)).orElseThrow());
  }

  /**
   * Whether it leads to a server as a role.
   *
   * @param role the role
   * @param names the names under which the server is reached
   * @param port its port
   * @return whether one of its hosts is the server, and its user the role
   */
  public boolean leadsTo(String role, Collection<String> names, String port) {
    List<String> ways = Arrays.asList(hosts.split(",", -1));
    return user.equals(role)
        && ways.stream()
            .map(way -> way.split(":", 2))
            .anyMatch(
                way ->
                    names.contains(way[0])
                        && (way.length > 1 ? way[1] : DEFAULT_PORT).equals(port));
  }

  /**
   * The same URL with another password.
   *
   * @param password the password itself
   * @return the text, with everything else as it was
   */
  public Secret with(Secret password) {
    String url = text.reveal(SecretAccess.deliberate());
    return Secret.of(
        url.substring(0, start)
            + PercentEncoding.encode(password.reveal(SecretAccess.deliberate()))
            + url.substring(end));
  }

  /** User and hosts. */
  @Override
  public String toString() {
    return "postgresql://" + user + "@" + hosts;
  }
}
