package io.geusemaker.examples.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.examples.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@DisplayName("The files for ECS and Systems Manager Automation")
class ControllerFilesTest {

  private static final Path DIRECTORY = Path.of("aws");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMAND = Pattern.compile("geusemaker ([a-z]+) [^\n]*");
  private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z-]+");

  @Test
  void theTaskRunsACommandThatExists() throws IOException {
    JsonNode task = JSON.readTree(DIRECTORY.resolve("ecs-task-definition.json").toFile());
    JsonNode container = task.path("containerDefinitions").path(0);
    List<String> words = new ArrayList<>();
    container.path("command").forEach(word -> words.add(word.asText()));

    assertThat(words).contains("dynamodb:geusemaker?region=REGION");
    assertKnown(words.get(0), String.join(" ", words));
    assertThat(container.path("stopTimeout").asInt()).as("the longest on Fargate").isEqualTo(120);
    assertThat(container.path("environment").findValuesAsText("name"))
        .containsExactly("GEUSEMAKER_KEY", "GEUSEMAKER_CREDENTIALS_IN");
  }

  @Test
  void theRunbookRunsCommandsThatExistAndRecoversWhatFailed() throws IOException {
    String yaml = Files.readString(DIRECTORY.resolve("ssm-automation.yaml"));
    JsonNode document =
        JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    JsonNode steps = document.path("mainSteps");

    assertThat(document.path("schemaVersion").asText()).isEqualTo("0.3");
    assertThat(steps.findValuesAsText("name")).containsExactly("Rotate", "Recover");
    assertThat(steps.path(0).path("onFailure").asText()).isEqualTo("step:Recover");
    for (JsonNode step : steps) {
      JsonNode inputs = step.path("inputs");
      assertThat(inputs.path("DocumentName").asText()).isEqualTo("AWS-RunShellScript");
      JsonNode commands = inputs.path("Parameters").path("commands");
      String last = commands.path(commands.size() - 1).asText();
      Matcher command = COMMAND.matcher(last);
      assertThat(command.matches()).as(last).isTrue();
      assertKnown(command.group(1), last);
    }
  }

  @Test
  void whatGoesIntoAShellIsRestricted() throws IOException {
    String yaml = Files.readString(DIRECTORY.resolve("ssm-automation.yaml"));
    JsonNode parameters =
        JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml))
            .path("parameters");

    for (String name : List.of("Stack", "Region")) {
      assertThat("a$(id)").doesNotMatch(parameters.path(name).path("allowedPattern").asText());
      assertThat("eu-central-1").matches(parameters.path(name).path("allowedPattern").asText());
    }
  }

  private static void assertKnown(String command, String line) throws IOException {
    Process asked =
        JavaProcess.geusemaker(List.of(command, "--help")).redirectErrorStream(true).start();
    String help = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(OPTION.matcher(line).results().map(MatchResult::group))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(help).contains(option));
  }
}
