package io.geusemaker.ssh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who logs in where. */
record SshAddress(String user, String host, int port) {

  static final int DEFAULT_PORT = 22;

  private static final Pattern FORM =
      Pattern.compile(
          "(?<user>[^@:/\\s]+)@(\\[(?<v6>[0-9A-Za-z:.%]+)]|(?<host>[^@:/\\s\\[\\]]+))"
              + "(:(?<port>[0-9]{1,5}))?");

  static SshAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not of the form user@host or user@host:port: " + text);
    }
    String port = matcher.group("port");
    int number = port == null ? DEFAULT_PORT : Integer.parseInt(port);
    if (number < 1 || number > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    String v6 = matcher.group("v6");
    return new SshAddress(matcher.group("user"), v6 == null ? matcher.group("host") : v6, number);
  }

  /** Host and port as in a URI. */
  String hostAndPort() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public String toString() {
    return user + "@" + hostAndPort();
  }
}
