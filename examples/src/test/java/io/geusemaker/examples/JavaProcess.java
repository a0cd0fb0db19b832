package io.geusemaker.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java with the classes of this one. */
public final class JavaProcess {

  private JavaProcess() {}

  /** A Java that starts fast, as it lives a moment only. */
  public static ProcessBuilder of(Class<?> main, List<String> arguments) {
    return of(List.of(), main, arguments);
  }

  /** The same with options for Java, such as the size of its heap. */
  public static ProcessBuilder of(List<String> options, Class<?> main, List<String> arguments) {
    return of(options, main.getName(), arguments);
  }

  /** {@code geusemaker} with these arguments. */
  public static ProcessBuilder geusemaker(List<String> arguments) {
    return geusemaker(List.of(), arguments);
  }

  /** {@code geusemaker} with options for Java, such as another home. */
  public static ProcessBuilder geusemaker(List<String> options, List<String> arguments) {
    return of(options, "io.geusemaker.scripting.cli.Main", arguments);
  }

  private static ProcessBuilder of(List<String> options, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
