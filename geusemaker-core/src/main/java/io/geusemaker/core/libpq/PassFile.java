package io.geusemaker.core.libpq;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A pgpass file: lines {@code host:port:database:user:password}, in which {@code \:} and {@code \\}
 * stand for a colon and a backslash, and {@code *} for anything.
 */
public final class PassFile {

  private static final int FIELDS = 5;

  private final List<Secret> lines;

  private PassFile(List<Secret> lines) {
    this.lines = lines;
  }

  /**
   * A line that names a password.
   *
   * @param number which line, from zero
   * @param host the host, or {@code *}
   * @param port the port, or {@code *}
   * @param user the role, or {@code *}
   * @param password the password itself
   */
  public record Entry(int number, String host, String port, String user, Secret password) {

    /**
     * Whether it is used for a login.
     *
     * @param role the role
     * @param names the names under which the server is reached
     * @param serverPort its port
     * @return whether host, port and user match
     */
    public boolean leadsTo(String role, Collection<String> names, String serverPort) {
      return (host.equals("*") || names.contains(host))
          && (port.equals("*") || port.equals(serverPort))
          && (user.equals("*") || user.equals(role));
    }
  }

  /**
   * Reads a file; lines that are no entries are kept as they are.
   *
   * @param text the file's content
   * @return the file
   */
  public static PassFile parse(Secret text) {
    List<Secret> lines = new ArrayList<>();
    for (String line : text.reveal(SecretAccess.deliberate()).split("(?<=\n)", -1)) {
      lines.add(Secret.of(line));
    }
    return new PassFile(List.copyOf(lines));
  }

  /**
   * The lines that name passwords.
   *
   * @return in order of appearance
   */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = content(i);
      List<String> fields = line.startsWith("#") ? List.of() : fields(line);
      if (fields.size() == FIELDS) {
        entries.add(
            new Entry(
                i,
                unescaped(fields.get(0)),
                unescaped(fields.get(1)),
                unescaped(fields.get(3)),
                Secret.of(unescaped(fields.get(4)))));
      }
    }
    return entries;
  }

  /**
   * The same file with another password in some entries.
   *
   * @param which the entries
   * @param password the password itself
   * @return the text, with everything else as it was
   */
  public Secret with(Predicate<Entry> which, Secret password) {
    List<Integer> changed = entries().stream().filter(which).map(Entry::number).toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).reveal(SecretAccess.deliberate());
      if (changed.contains(i)) {
        String content = content(i);
        String kept = content.substring(0, content.length() - fields(content).get(4).length());
        text.append(kept)
            .append(escaped(password.reveal(SecretAccess.deliberate())))
            .append(line.substring(content.length()));
      } else {
        text.append(line);
      }
    }
    return Secret.of(text);
  }

  /** A line without its end. */
  private String content(int number) {
    return lines.get(number).reveal(SecretAccess.deliberate()).replaceFirst("\r?\n$", "");
  }

  /** The fields as they are written; the last one is what is left. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < line.length() && fields.size() < FIELDS - 1; i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == ':') {
        fields.add(line.substring(start, i));
        start = i + 1;
      }
    }
    fields.add(line.substring(start));
    return fields;
  }

  private static String unescaped(String field) {
    return field.replaceAll("\\\\(.)", "$1");
  }

  private static String escaped(String field) {
    return field.replaceAll("([\\\\:])", "\\\\$1");
  }

  /** How many entries there are; the rest is secret. */
  @Override
  public String toString() {
    return "pgpass with " + entries().size() + " entries";
  }
}
