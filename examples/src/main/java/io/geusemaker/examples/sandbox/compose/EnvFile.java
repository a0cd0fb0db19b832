package io.geusemaker.examples.sandbox.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads env files by the rules of compose v2. */
public final class EnvFile {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=[ \\t]*(.*)");

  private EnvFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @param variables what values may refer to, besides the file's own earlier lines
   * @return value by name, in the order of the file
   * @throws ComposeError when there is no such file, or a line is no assignment
   */
  public static Map<String, String> read(Path file, Map<String, String> variables) {
    if (!Files.isRegularFile(file)) {
      throw ComposeError.noSuchFile("env file " + file + " not found: no such file or directory");
    }
    try {
      return parse(Files.readString(file), variables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> parse(String text, Map<String, String> variables) {
    Map<String, String> known = new HashMap<>(variables);
    Map<String, String> values = new LinkedHashMap<>();
    String content = text.startsWith("\ufeff") ? text.substring(1) : text;
    for (String line : content.lines().toList()) {
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      Matcher assignment = ASSIGNMENT.matcher(line);
      if (!assignment.matches()) {
        throw ComposeError.unreadable("unexpected line in env file: " + line.split("=", 2)[0]);
      }
      String value = value(assignment.group(2), new Interpolation(known));
      values.put(assignment.group(1), value);
      known.put(assignment.group(1), value);
    }
    return values;
  }

  private static String value(String raw, Interpolation interpolation) {
    if (raw.startsWith("'")) {
      return raw.substring(1, closing(raw, '\''));
    }
    if (raw.startsWith("\"")) {
      return interpolation.apply(unescape(raw.substring(1, closing(raw, '"'))));
    }
    int comment = raw.indexOf(" #");
    return interpolation.apply((comment < 0 ? raw : raw.substring(0, comment)).stripTrailing());
  }

  private static int closing(String raw, char quote) {
    for (int i = 1; i < raw.length(); i++) {
      if (raw.charAt(i) == '\\' && quote == '"') {
        i++;
      } else if (raw.charAt(i) == quote) {
        return i;
      }
    }
    throw ComposeError.unreadable("unterminated quoted value in env file");
  }

  private static String unescape(String text) {
    return text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
  }
}
