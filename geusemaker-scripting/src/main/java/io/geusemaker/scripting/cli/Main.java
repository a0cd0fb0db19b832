package io.geusemaker.scripting.cli;

/** Starts the {@code geusemaker} command line. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the process.
   *
   * @param arguments what the shell passes on; {@code --help} explains them
   * @see ExitCode
   */
  public static void main(String[] arguments) {
    leaveGroovyAlone();
    System.exit(new Commands(Surroundings.ofProcess()).run(arguments));
  }

  /** Or picocli loads Groovy, for annotations that hold closures; that doubles the start. */
  static void leaveGroovyAlone() {
    System.setProperty("picocli.disable.closures", "true");
  }
}
