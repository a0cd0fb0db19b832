package io.geusemaker.scripting.man;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What a command's help ends with: examples, files, environment.
 *
 * <p>Its lines say by their form what they are: a bold one is a heading; one indented by four is
 * shown as it is; one indented by two with a wide gap in it is a term and its meaning; any other is
 * text.
 */
record Footer(List<String> lines) {

  private static final Pattern HEADING = Pattern.compile("(?:%n)?@\\|bold (.+)\\|@(?:%n)?");
  private static final Pattern TERM = Pattern.compile(" {2}(\\S.*?) {2,}(\\S.*)");

  static Footer of(UsageMessageSpec usage) {
    List<String> lines = new ArrayList<>(List.of(usage.footerHeading()));
    lines.addAll(Arrays.asList(usage.footer()));
    return new Footer(lines);
  }

  void render(Roff page) {
    List<String> literal = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("    ")) {
        literal.add(plain(line).substring(4));
      } else {
        end(page, literal);
        render(page, line);
      }
    }
    end(page, literal);
  }

  private static void render(Roff page, String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher term = TERM.matcher(line);
    if (heading.matches()) {
      page.section(heading.group(1));
    } else if (term.matches()) {
      page.entry(Roff.bold(plain(term.group(1))), plain(term.group(2)));
    } else if (!line.isBlank()) {
      page.paragraph(plain(line));
    }
  }

  private static void end(Roff page, List<String> literal) {
    if (!literal.isEmpty()) {
      page.literal(literal);
      literal.clear();
    }
  }

  private static String plain(String line) {
    return Ansi.OFF.text(line).toString();
  }
}
