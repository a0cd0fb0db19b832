package io.geusemaker.scripting.man;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The manual page of one command.
 *
 * @param command what picocli knows of it
 * @param date when it was built, as in {@code 2026-11-23}
 * @param version the release that it is of, such as {@code geusemaker 1.0.0}
 */
public record ManPage(CommandSpec command, String date, String version) {

  /**
   * The name under which it is looked up.
   *
   * @return such as {@code geusemaker-update}
   */
  public String name() {
    return command.qualifiedName("-");
  }

  /**
   * The page.
   *
   * @return its source, in the macros of man(7)
   */
  public String render() {
    Roff page = new Roff().title(name(), date, version);
    List<String> description = Arrays.asList(usage().description());
    page.section("Name").line(Roff.escaped(name()) + " \\- " + Roff.escaped(brief(command)));
    synopsis(page.section("Synopsis"));
    paragraphs(page.section("Description"), description);
    commands(page);
    arguments(page);
    exitStatus(page);
    Footer.of(usage()).render(page);
    seeAlso(page.section("See also"));
    return page.toString();
  }

  private UsageMessageSpec usage() {
    return command.usageMessage();
  }

  /** The first sentence of its description, without the full stop. */
  private static String brief(CommandSpec command) {
    return command.usageMessage().description()[0].replaceFirst("\\.$", "");
  }

  private void synopsis(Roff page) {
    String[] own = usage().customSynopsis();
    String[] lines =
        own.length > 0
            ? own
            : new String[] {
              new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF))
                  .synopsis(0)
                  .strip()
            };
    for (int i = 0; i < lines.length; i++) {
      (i == 0 ? page : page.lineBreak()).text(lines[i]);
    }
  }

  private static void paragraphs(Roff page, List<String> lines) {
    lines.stream().filter(line -> !line.isBlank()).forEach(page::paragraph);
  }

  private void commands(Roff page) {
    if (!command.subcommands().isEmpty()) {
      page.section("Commands");
      command
          .subcommands()
          .values()
          .forEach(
              sub ->
                  page.entry(reference(sub.getCommandSpec()), brief(sub.getCommandSpec()) + "."));
    }
  }

  private void arguments(Roff page) {
    if (!command.positionalParameters().isEmpty()) {
      page.section("Arguments");
      command
          .positionalParameters()
          .forEach(
              parameter -> page.entry(Roff.italic(parameter.paramLabel()), meaning(parameter)));
    }
    page.section("Options");
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted(comparing(OptionSpec::longestName))
        .forEach(option -> page.entry(term(option), meaning(option)));
  }

  private void exitStatus(Roff page) {
    if (!usage().exitCodeList().isEmpty()) {
      page.section("Exit status");
      usage().exitCodeList().forEach((code, meaning) -> page.entry(Roff.bold(code), meaning));
    }
  }

  private static String term(OptionSpec option) {
    StringJoiner names = new StringJoiner(", ");
    Arrays.stream(option.names()).map(Roff::bold).forEach(names::add);
    if (option.arity().max() == 0) {
      return names.toString();
    }
    String value = Roff.italic(option.paramLabel());
    return names + "=" + (option.splitRegex().isEmpty() ? value : value + "[," + value + "]...");
  }

  private static String meaning(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static String reference(CommandSpec command) {
    return Roff.bold(command.qualifiedName("-")) + "(1)";
  }

  private void seeAlso(Roff page) {
    List<CommandSpec> others = new ArrayList<>(List.of(command.root()));
    command.root().subcommands().values().forEach(other -> others.add(other.getCommandSpec()));
    others.remove(command);
    StringJoiner references = new StringJoiner(",\n");
    others.forEach(other -> references.add(reference(other)));
    page.line(references.toString());
  }
}
