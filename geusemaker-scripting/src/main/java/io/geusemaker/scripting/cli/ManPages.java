package io.geusemaker.scripting.cli;

import io.geusemaker.scripting.man.ManPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes what the install archive has beside the program; started by the build. */
final class ManPages {

  private ManPages() {}

  /**
   * Writes a manual page for each command, and what completes them in bash.
   *
   * @param arguments the directory that becomes {@code share} of the installation
   * @throws IOException when a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Main.leaveGroovyAlone();
    CommandLine whole = new Commands(Surroundings.ofProcess()).commandLine();
    Path share = Path.of(arguments[0]);
    Path man = Files.createDirectories(share.resolve("man/man1"));
    for (ManPage page : of(whole)) {
      Files.writeString(man.resolve(page.name() + ".1"), page.render());
    }
    Path completions = Files.createDirectories(share.resolve("bash-completion/completions"));
    Files.writeString(
        completions.resolve(whole.getCommandName()),
        AutoComplete.bash(whole.getCommandName(), whole));
  }

  static List<ManPage> of(CommandLine whole) {
    return Stream.concat(Stream.of(whole), whole.getSubcommands().values().stream())
        .map(command -> new ManPage(command.getCommandSpec(), Version.date(), Version.name()))
        .toList();
  }
}
