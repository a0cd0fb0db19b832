package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Rotation;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.examples.contract.Meddling.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts of a rotation of roles that ends sessions: the survey, the files, the database, the
 * containers, the sessions, and the proof.
 */
@DisplayName("A rotation of roles that fails or dies")
final class SandboxRolesSurvivalTest {

  private final RolesStack roles = new RolesStack();
  private final SandboxStack stack = roles.stack();
  private final Map<String, String> filesBefore = files();

  @AfterEach
  void stop() {
    roles.close();
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>(stack.projectFiles());
    files.remove(".geusemaker.lock");
    return files;
  }

  private static Rotation rotation(Deployment deployment) {
    return deployment.rotate().role("reporter").role("backup").endSessions();
  }

  private Rotation over(Transport transport) {
    return rotation(stack.deployment().over(transport));
  }

  @ParameterizedTest(name = "is undone when script {0} is cut off {1} it took effect")
  @CsvSource({"3, AFTER", "5, AFTER"})
  void isUndone(int script, Moment moment) {
    undoes(script, moment);
  }

  @Tag("long")
  @ParameterizedTest(name = "is undone when script {0} is cut off {1} it took effect")
  @CsvSource({
    "2, BEFORE",
    "2, AFTER",
    "3, BEFORE",
    "4, BEFORE",
    "4, AFTER",
    "5, BEFORE",
    "6, BEFORE",
    "6, AFTER"
  })
  void isUndoneAtOtherMoments(int script, Moment moment) {
    undoes(script, moment);
  }

  private void undoes(int script, Moment moment) {
    Failure failure =
        over(Meddling.cutOff(stack.sandbox().transport(), script, moment)).attempt().getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertEverythingIsAsBefore();
  }

  private void assertEverythingIsAsBefore() {
    assertThat(files()).isEqualTo(filesBefore);
    assertThat(stack.sandbox().postgresAccepts("reporter", RolesStack.REPORTER)).isTrue();
    assertThat(stack.sandbox().postgresAccepts("backup", RolesStack.BACKUP)).isTrue();
    assertThat(stack.storedPassword("Reports")).isEqualTo(RolesStack.REPORTER);
    assertThat(stack.containers()).contains("/n8n running healthy", "/postgres running healthy");
  }

  @ParameterizedTest(name = "at script {0} (having run it: {1}) is {2} by a recovery")
  @CsvSource({"3, true, undone", "6, true, finished"})
  void isRecovered(int script, boolean ran, String outcome) {
    recovers(script, ran, outcome);
  }

  @Tag("long")
  @ParameterizedTest(name = "at script {0} (having run it: {1}) is {2} by a recovery")
  @CsvSource({
    "2, false, undone",
    "2, true, undone",
    "3, false, undone",
    "4, true, undone",
    "5, false, undone",
    "5, true, undone",
    "6, false, finished"
  })
  void isRecoveredAtOtherMoments(int script, boolean ran, String outcome) {
    recovers(script, ran, outcome);
  }

  private void recovers(int script, boolean ran, String outcome) {
    assertThatThrownBy(
            () ->
                over(Meddling.dying(
                        stack.sandbox().transport(), script, ran ? Moment.AFTER : Moment.BEFORE))
                    .execute())
        .isInstanceOf(Died.class);

    String recovered = stack.direct().recover().execute().describe();

    assertThat(recovered).contains(outcome);
    if (outcome.equals("undone")) {
      assertEverythingIsAsBefore();
    } else {
      assertThat(stack.sandbox().postgresAccepts("reporter", RolesStack.REPORTER)).isFalse();
      assertThat(stack.sandbox().postgresAccepts("backup", RolesStack.BACKUP)).isFalse();
    }
    assertThat(rotation(stack.direct()).execute().proofs()).hasSize(2);
  }

  @Test
  void leaksNoPassword() {
    List<String> events = new ArrayList<>();
    int logBefore = stack.databaseLog().length();
    String arguments;
    String logged;
    Map<String, String> fresh;
    try (LeakWatch watch = new LeakWatch()) {
      fresh =
          VariantContract.clear(
              rotation(stack.deployment())
                  .postgres()
                  .listener(event -> events.add(event.toString()))
                  .execute());
      arguments = watch.commandLines();
      logged = watch.logged();
    }

    List<String> secrets = new ArrayList<>(fresh.values());
    secrets.add(RolesStack.REPORTER);
    secrets.add(RolesStack.BACKUP);
    assertThat(secrets).hasSize(5);
    assertThat(arguments).contains("psql");
    String hostLogs =
        stack.databaseLog().substring(logBefore) + String.join("\n", stack.sandbox().dockerCalls());
    for (String secret : secrets) {
      assertThat(arguments.contains(secret)).as("in an argument").isFalse();
      assertThat(logged.contains(secret)).as("in a log line").isFalse();
      assertThat(String.join("\n", events).contains(secret)).as("in an event").isFalse();
      assertThat(hostLogs.contains(secret)).as("in a log of the host").isFalse();
    }
  }
}
