package io.geusemaker.examples.house;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the rules are about: the main classes and the main sources of every module. */
final class House {

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.geusemaker");

  /** Root package by module. */
  static final Map<String, String> PACKAGES =
      Stream.of("api", "core", "ssh", "scripting")
          .collect(toUnmodifiableMap(m -> "geusemaker-" + m, m -> "io.geusemaker." + m));

  private House() {}

  static List<Path> mainSources() {
    Path project = Path.of("..").toAbsolutePath().normalize();
    try (Stream<Path> modules = Files.list(project)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(House::sourcesBelow)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> sourcesBelow(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
