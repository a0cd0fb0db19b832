package io.geusemaker.scripting.runbook;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.Script;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.scripting.parameter.ArgumentsRefused;
import io.geusemaker.scripting.parameter.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.runtime.InvokerHelper;

/** A runbook that was read and compiled, ready to run. */
public final class RunbookFile {

  private final Source source;
  private final Class<? extends Script> script;
  private final Parameters parameters;

  private RunbookFile(Source source, Class<? extends Script> script, Parameters parameters) {
    this.source = source;
    this.script = script;
    this.parameters = parameters;
  }

  /**
   * Reads and compiles a runbook; runs nothing.
   *
   * @param file Groovy in UTF-8; a first line that begins with {@code #!} is no part of it
   * @param dynamic whether misspelt words are found only when they are reached
   * @return the runbook
   * @throws RunbookRefused when it cannot be read or does not compile
   */
  public static RunbookFile read(Path file, boolean dynamic) {
    Source source = new Source(file.getFileName().toString(), text(file));
    ParameterCollector collector = new ParameterCollector();
    CompilerConfiguration configuration =
        dynamic ? RunbookLanguage.compiledDynamically() : RunbookLanguage.compiledStatically();
    configuration.addCompilationCustomizers(collector);
    return new RunbookFile(source, compiled(source, configuration), collector.parameters());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new RunbookRefused("There is no runbook " + file + ".", e);
    } catch (IOException e) {
      throw new RunbookRefused("The runbook " + file + " cannot be read: " + e + ".", e);
    }
  }

  @SuppressWarnings("resource") // the script needs its class loader as long as it runs
  private static Class<? extends Script> compiled(
      Source source, CompilerConfiguration configuration) {
    GroovyClassLoader loader =
        new GroovyClassLoader(RunbookFile.class.getClassLoader(), configuration);
    try {
      Class<?> parsed =
          loader.parseClass(
              new GroovyCodeSource(source.text(), source.name(), "/geusemaker/runbook"));
      return parsed.asSubclass(Runbook.class);
    } catch (MultipleCompilationErrorsException e) {
      throw new RunbookRefused(new Mistakes(source).of(e), e);
    } catch (GroovyRuntimeException | ClassCastException e) {
      throw new RunbookRefused(source.name() + " is no runbook: " + e.getMessage(), e);
    }
  }

  /**
   * How it is called, and what its parameters are.
   *
   * @return several lines, without a final line break
   */
  public String help() {
    String synopsis = parameters.synopsis();
    return "Usage: geusemaker run "
        + source.name()
        + (synopsis.isEmpty() ? "" : " " + synopsis)
        + " [--dry-run] [--dynamic]\n\nParameters\n"
        + parameters.describe();
  }

  /**
   * Runs it.
   *
   * @param arguments the values of its parameters, as {@code --name VALUE}
   * @param conditions what is around it
   * @return how it ended
   * @throws RunbookRefused when the arguments do not fit; nothing has run
   * @throws RunbookFailed when an operation failed, or the script itself
   */
  public RunbookEnd run(List<String> arguments, RunbookConditions conditions) {
    RunbookSession session = new RunbookSession(conditions);
    Binding binding = new Binding();
    binding.setVariable("out", conditions.out());
    Runbook runbook = instance(binding);
    runbook.startIn(session, values(arguments));
    try {
      runbook.run();
    } catch (GeuseMakerException e) {
      throw new RunbookFailed(e.failure().message(), placeOf(e, session), e);
    } catch (Exception | AssertionError e) {
      throw new RunbookFailed(Thrown.inWords(e), placeOf(e, session), e);
    } finally {
      conditions.out().flush();
    }
    return new RunbookEnd(session.teller().stillVulnerable());
  }

  private Runbook instance(Binding binding) {
    try {
      return (Runbook) InvokerHelper.newScript(script, binding);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(source.name() + " cannot be started", e);
    }
  }

  private Map<String, Object> values(List<String> arguments) {
    try {
      return parameters.read(arguments);
    } catch (ArgumentsRefused e) {
      throw new RunbookRefused(
          String.join("\n", e.mistakes().stream().map(m -> source.name() + ": " + m).toList())
              + "\nParameters of "
              + source.name()
              + "\n"
              + parameters.describe()
              + "\nNothing was run.",
          e);
    }
  }

  private String placeOf(Throwable thrown, RunbookSession session) {
    return session
        .lineOf(thrown)
        .or(() -> ScriptLine.of(thrown, source.name()))
        .map(source::place)
        .orElse(source.name());
  }
}
