package io.geusemaker.examples.sandbox.psql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/** Finds the password as libpq does: the environment first, then the password file. */
final class Passwords {

  private Passwords() {}

  /** Returns the password, or nothing when none is given. */
  static String find(Session session, String host, String port, String database, String user) {
    String variable = session.environment().get("PGPASSWORD");
    if (variable != null && !variable.isEmpty()) {
      return variable;
    }
    String name = session.environment().get("PGPASSFILE");
    if (name == null || name.isEmpty()) {
      return "";
    }
    Path file = session.workingDirectory().resolve(name);
    List<String> wanted = List.of(host, port, database, user);
    try {
      if (!Files.isRegularFile(file) || readableByOthers(file)) {
        return "";
      }
      for (String line : Files.readAllLines(file)) {
        List<String> fields = fields(line);
        if (fields.size() == 5 && matches(fields, wanted)) {
          return fields.get(4);
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean readableByOthers(Path file) throws IOException {
    return Files.getPosixFilePermissions(file).stream()
        .map(PosixFilePermission::name)
        .anyMatch(name -> name.startsWith("GROUP") || name.startsWith("OTHERS"));
  }

  private static boolean matches(List<String> fields, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Five fields at most, with {@code \:} and {@code \\} unescaped. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':' && fields.size() < 4) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
