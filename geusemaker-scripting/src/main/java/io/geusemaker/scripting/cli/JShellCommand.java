package io.geusemaker.scripting.cli;

import io.geusemaker.scripting.jshell.JShellSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code geusemaker jshell}: a JShell session on deployments. */
@Command(
    name = "jshell",
    customSynopsis = "geusemaker jshell [FILE]... [OPTION]...",
    description = {
      "Open a JShell session with the class path, imports and short words of the library.",
      "",
      "deployment(NAME), ssh(USER@HOST), days(N), hours(N) and minutes(N) make values, and show(X)"
          + " prints a plan or a result as a table. Nothing is asked before execute() changes a"
          + " host: look at plan() first. It needs a JDK."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  Open a session:",
      "    geusemaker jshell",
      "  Run a script in one; it has to end with /exit to return to the shell:",
      "    geusemaker jshell tour.jsh",
      "",
      "@|bold Files|@",
      "  ~/.geusemaker/security/NAME/  credentials (encrypted) and records"
    })
final class JShellCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "Scripts to load, in order.")
  private List<String> files = List.of();

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      description = "More that the session can use.")
  private @Nullable Path more;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private HelpOption help = new HelpOption();

  JShellCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String own = System.getProperty("java.class.path");
    try {
      return new JShellSession(System.in, System.out, System.err)
          .run(more == null ? own : own + File.pathSeparator + more, files);
    } catch (NoClassDefFoundError e) {
      return failed("This Java has no jshell: use a JDK.");
    } catch (IOException e) {
      return failed("jshell cannot be started: " + e.getMessage());
    }
  }

  private int failed(String reason) {
    surroundings.err().println(reason);
    surroundings.err().flush();
    return ExitCode.NOT_READY.code();
  }
}
