package io.geusemaker.examples.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How main code is written. */
class CodeRulesTest {

  private static final int LONGEST_FILE = 350;

  private static final JavaClasses LIBRARY =
      House.CLASSES.that(
          resideInAnyPackage("io.geusemaker.api..", "io.geusemaker.core..", "io.geusemaker.ssh.."));

  @Test
  void a_library_does_not_print() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARY);
  }

  @Test
  void a_library_logs_through_slf4j_or_not_at_all() {
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(LIBRARY);
  }

  @ParameterizedTest
  @MethodSource("readableTypes")
  void a_secret_is_held_as_a_secret(Class<?> readable) {
    noFields()
        .that()
        .haveRawType(readable)
        .and()
        .areNotStatic()
        .should()
        .haveNameMatching("(?i).*(password|passphrase|secret)s?")
        .allowEmptyShould(true)
        .check(LIBRARY);
  }

  static Class<?>[] readableTypes() {
    return new Class<?>[] {String.class, char[].class, byte[].class};
  }

  @ParameterizedTest
  @MethodSource("io.geusemaker.examples.house.House#mainSources")
  void a_file_has_one_reason_to_exist(Path source) throws Exception {
    assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(LONGEST_FILE);
  }

  @ParameterizedTest
  @MethodSource("io.geusemaker.examples.house.House#mainSources")
  void every_package_refuses_null_by_default(Path source) throws Exception {
    if (source.endsWith("module-info.java")) {
      return;
    }
    assertThat(source.resolveSibling("package-info.java")).content().contains("@NullMarked");
  }
}
