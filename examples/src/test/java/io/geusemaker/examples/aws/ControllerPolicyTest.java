package io.geusemaker.examples.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The policy of the controller")
class ControllerPolicyTest {

  private static final Path DIRECTORY = Path.of("aws");

  /** A client of the SDK, whose package is how its service's IAM actions begin. */
  private static final Pattern CLIENT =
      Pattern.compile("software\\.amazon\\.awssdk\\.services\\.([a-z0-9]+)\\.[A-Za-z0-9]+Client");

  /** Records are in a table in these examples, not in a bucket. */
  private static final Set<String> ELSEWHERE = Set.of("s3");

  private static final Set<String> NO_ACTIONS = Set.of("builder", "create", "close");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.geusemaker.core");

  @Test
  void allowsEveryActionThatTheCodeCalls() throws IOException {
    assertThat(called())
        .contains("ssm:SendCommand", "kms:Decrypt", "secretsmanager:PutSecretValue")
        .isSubsetOf(allowed());
  }

  @Test
  void allowsNothingWithoutAReason() throws IOException {
    String readme = Files.readString(DIRECTORY.resolve("README.md"));

    assertThat(allowed()).allSatisfy(action -> assertThat(readme).contains("| `" + action + "`"));
  }

  @Test
  void allowsNothingThatTheCodeDoesNotCall() throws IOException {
    Set<String> services =
        called().stream().map(action -> action.split(":", 2)[0]).collect(Collectors.toSet());

    assertThat(allowed())
        .filteredOn(action -> services.contains(action.split(":", 2)[0]))
        .isSubsetOf(called());
  }

  private static Set<String> called() {
    Set<String> actions = new TreeSet<>();
    for (JavaMethodCall call :
        CORE.stream().flatMap(one -> one.getMethodCallsFromSelf().stream()).toList()) {
      Matcher client = CLIENT.matcher(call.getTargetOwner().getName());
      if (client.matches()
          && !NO_ACTIONS.contains(call.getName())
          && !ELSEWHERE.contains(client.group(1))) {
        actions.add(
            client.group(1)
                + ":"
                + Character.toUpperCase(call.getName().charAt(0))
                + call.getName().substring(1).replaceFirst("Paginator$", ""));
      }
    }
    return actions;
  }

  private static Set<String> allowed() throws IOException {
    JsonNode policy =
        new ObjectMapper().readTree(DIRECTORY.resolve("controller-policy.json").toFile());
    Set<String> actions = new TreeSet<>();
    for (JsonNode statement : policy.path("Statement")) {
      assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
      JsonNode named = statement.path("Action");
      if (named.isTextual()) {
        actions.add(named.asText());
      }
      named.forEach(action -> actions.add(action.asText()));
    }
    return actions;
  }
}
