package io.geusemaker.scripting.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says which build this is, and which Java runs it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {name(), "Java " + Runtime.version()};
  }

  /** Such as {@code geusemaker 1.0.0}. */
  static String name() {
    return "geusemaker " + build().getProperty("version");
  }

  /** The day of this version, such as {@code 2026-11-23}. */
  static String date() {
    return build().getProperty("timestamp").replaceFirst("T.*", "");
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      build.load(Objects.requireNonNull(in, "build.properties"));
      return build;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
