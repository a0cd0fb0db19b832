package io.geusemaker.scripting.cli;

import picocli.CommandLine.Option;

/** {@code --help}; part of every command. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;
}
