package io.geusemaker.examples.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may use what. */
class ModuleTableTest {

  private static final String API = "io.geusemaker.api..";
  private static final String CORE = "io.geusemaker.core..";
  private static final String SSH = "io.geusemaker.ssh..";
  private static final String SCRIPTING = "io.geusemaker.scripting..";
  private static final String EXAMPLES = "io.geusemaker.examples..";

  @Test
  void each_module_keeps_to_its_own_package() {
    House.CLASSES.forEach(
        javaClass -> {
          String source = javaClass.getSource().orElseThrow().getUri().toString();
          String home =
              House.PACKAGES.entrySet().stream()
                  .filter(module -> source.contains("/" + module.getKey() + "/"))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse("io.geusemaker.examples");
          assertThat(javaClass.getPackageName() + ".").startsWith(home + ".");
        });
  }

  @ParameterizedTest
  @MethodSource("modules")
  void the_rules_see_every_module(String rootPackage) {
    assertThat(House.CLASSES.stream().map(c -> c.getPackageName() + "."))
        .anyMatch(name -> name.startsWith(rootPackage + "."));
  }

  static List<String> modules() {
    return List.copyOf(House.PACKAGES.values());
  }

  @Test
  void the_api_needs_only_the_jdk_vavr_and_jspecify() {
    classes()
        .that()
        .resideInAPackage(API)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(API, "java..", "io.vavr..", "org.jspecify..")
        .check(House.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("modulesAndUsers")
  void a_module_is_used_by_those_above_it_only(String module, List<String> users) {
    usedOnlyBy(List.of(module), users);
  }

  static List<Arguments> modulesAndUsers() {
    return List.of(
        Arguments.of(CORE, List.of(CORE, SCRIPTING, EXAMPLES)),
        Arguments.of(SSH, List.of(SSH, SCRIPTING, EXAMPLES)),
        Arguments.of(SCRIPTING, List.of(SCRIPTING, EXAMPLES)),
        Arguments.of(EXAMPLES, List.of(EXAMPLES)));
  }

  @ParameterizedTest
  @MethodSource("librariesAndUsers")
  void a_library_stays_where_it_belongs(List<String> library, List<String> users) {
    usedOnlyBy(library, users);
  }

  static List<Arguments> librariesAndUsers() {
    return List.of(
        Arguments.of(
            List.of("software.amazon.."),
            List.of(
                "io.geusemaker.core.aws..",
                "io.geusemaker.core.kms..",
                "io.geusemaker.core.secretsmanager..",
                "io.geusemaker.core.ssm..",
                "io.geusemaker.core.dynamodb..",
                "io.geusemaker.core.s3..")),
        Arguments.of(
            List.of("software.amazon.awssdk.services.dynamodb.."),
            List.of("io.geusemaker.core.dynamodb..")),
        Arguments.of(
            List.of("software.amazon.awssdk.services.s3.."), List.of("io.geusemaker.core.s3..")),
        Arguments.of(List.of("com.jcraft.."), List.of(SSH)),
        Arguments.of(
            List.of("groovy..", "org.codehaus.groovy..", "org.apache.groovy.."),
            List.of("io.geusemaker.scripting.runbook..")),
        Arguments.of(
            List.of("com.google.crypto.tink.."),
            List.of("io.geusemaker.core.crypto..", "io.geusemaker.core.kms..")),
        Arguments.of(List.of("com.fasterxml.jackson.."), List.of(CORE, SCRIPTING, EXAMPLES)),
        Arguments.of(List.of("org.snakeyaml.."), List.of(CORE, EXAMPLES)),
        Arguments.of(List.of("dev.failsafe.."), List.of(CORE)),
        Arguments.of(List.of("us.springett.."), List.of("io.geusemaker.core.advisory..")),
        Arguments.of(
            List.of("com.ongres..", "at.favre.."),
            List.of("io.geusemaker.core.credential..", EXAMPLES)),
        Arguments.of(List.of("picocli.."), List.of(SCRIPTING, EXAMPLES)),
        Arguments.of(List.of("ch.qos.logback.."), List.of(SCRIPTING)),
        Arguments.of(
            List.of("org.apache.sshd..", "io.zonky..", "org.postgresql.."), List.of(EXAMPLES)));
  }

  private static void usedOnlyBy(List<String> used, List<String> users) {
    noClasses()
        .that()
        .resideOutsideOfPackages(users.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used.toArray(String[]::new))
        .check(House.CLASSES);
  }

  @Test
  void no_packages_depend_on_each_other_in_a_circle() {
    slices().matching("io.geusemaker.(**)").should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void what_is_public_in_the_api_cannot_be_extended_unless_it_is_an_interface() {
    List<Class<?>> open =
        House.CLASSES.stream()
            .filter(c -> c.getPackageName().startsWith("io.geusemaker.api"))
            .filter(c -> c.isTopLevelClass() && !c.isInterface())
            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(c -> !c.getModifiers().contains(JavaModifier.FINAL))
            .<Class<?>>map(JavaClass::reflect)
            .filter(c -> !c.isSealed() && !c.isEnum())
            .toList();
    assertThat(open).isEmpty();
  }
}
