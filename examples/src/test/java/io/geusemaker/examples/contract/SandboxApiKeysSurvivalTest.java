package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Proof;
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
 * The scripts of a rotation of Qdrant's keys: the survey, the trial, the overlap, the files, the
 * database, the containers, and the proof.
 */
@DisplayName("A rotation of API keys that fails or dies")
final class SandboxApiKeysSurvivalTest {

  private final KeyedStack keyed = new KeyedStack("1.17.0", "0.9.0");
  private final Map<String, String> filesBefore = files();

  @AfterEach
  void stop() {
    keyed.close();
  }

  /** The lock stays where it was taken over, to say so to whom it was taken from. */
  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>(keyed.stack().projectFiles());
    files.remove(".geusemaker.lock");
    return files;
  }

  @ParameterizedTest(name = "is undone when script {0} is cut off {1} it took effect")
  @CsvSource({"2, AFTER", "5, AFTER", "6, BEFORE", "7, AFTER"})
  void isUndone(int script, Moment moment) {
    undoes(script, moment);
  }

  @Tag("long")
  @ParameterizedTest(name = "is undone when script {0} is cut off {1} it took effect")
  @CsvSource({
    "3, BEFORE",
    "3, AFTER",
    "4, BEFORE",
    "4, AFTER",
    "5, BEFORE",
    "6, AFTER",
    "7, BEFORE"
  })
  void isUndoneAtOtherMoments(int script, Moment moment) {
    undoes(script, moment);
  }

  private void undoes(int script, Moment moment) {
    Failure failure =
        keyed
            .stack()
            .deployment()
            .over(Meddling.cutOff(keyed.stack().sandbox().transport(), script, moment))
            .rotate()
            .qdrant()
            .attempt()
            .getLeft();

    assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
    assertEverythingIsAsBefore();
  }

  private void assertEverythingIsAsBefore() {
    assertThat(files()).isEqualTo(filesBefore);
    assertThat(keyed.services().qdrant(keyed.qdrantKey())).isEqualTo(200);
    assertThat(keyed.services().qdrant(keyed.services().readOnlyKey())).isEqualTo(200);
    assertThat(keyed.services().qdrant("")).isEqualTo(401);
    assertThat(keyed.stored("Qdrant Local")).isEqualTo(keyed.qdrantKey());
    assertThat(keyed.stored("Qdrant Reader")).isEqualTo(keyed.services().readOnlyKey());
    assertThat(
            keyed.stack().containers().stream()
                .filter(line -> line.matches("/(qdrant|indexer|n8n) .*")))
        .containsExactly(
            "/indexer running healthy", "/n8n running healthy", "/qdrant running healthy");
  }

  @ParameterizedTest(name = "at script {0} (having run it: {1}) is {2} by a recovery")
  @CsvSource({"5, true, undone", "7, false, finished"})
  void isRecovered(int script, boolean ran, String outcome) {
    recovers(script, ran, outcome);
  }

  @Tag("long")
  @ParameterizedTest(name = "at script {0} (having run it: {1}) is {2} by a recovery")
  @CsvSource({
    "2, true, undone",
    "3, false, undone",
    "3, true, undone",
    "4, true, undone",
    "5, false, undone",
    "6, false, undone",
    "6, true, undone",
    "7, true, finished"
  })
  void isRecoveredAtOtherMoments(int script, boolean ran, String outcome) {
    recovers(script, ran, outcome);
  }

  private void recovers(int script, boolean ran, String outcome) {
    assertThatThrownBy(
            () ->
                keyed
                    .stack()
                    .deployment()
                    .over(
                        Meddling.dying(
                            keyed.stack().sandbox().transport(),
                            script,
                            ran ? Moment.AFTER : Moment.BEFORE))
                    .rotate()
                    .qdrant()
                    .execute())
        .isInstanceOf(Died.class);

    String recovered = keyed.stack().direct().recover().execute().describe();

    assertThat(recovered).contains(outcome);
    if (outcome.equals("undone")) {
      assertEverythingIsAsBefore();
    } else {
      assertThat(keyed.services().qdrant(keyed.qdrantKey())).isEqualTo(401);
      assertThat(files()).isNotEqualTo(filesBefore);
    }
    List<Proof> proofs = keyed.stack().direct().rotate().qdrant().execute().proofs();
    assertThat(proofs).hasSize(2).allMatch(Proof::newAccepted);
  }

  @Test
  void leaksNoKey() {
    List<String> events = new ArrayList<>();
    String arguments;
    String logged;
    Map<String, String> fresh;
    try (LeakWatch watch = new LeakWatch()) {
      fresh =
          VariantContract.clear(
              keyed
                  .stack()
                  .deployment()
                  .rotate()
                  .qdrant()
                  .crawl4ai()
                  .listener(event -> events.add(event.toString()))
                  .execute());
      arguments = watch.commandLines();
      logged = watch.logged();
    }

    List<String> secrets = new ArrayList<>(fresh.values());
    secrets.add(keyed.qdrantKey());
    secrets.add(keyed.services().readOnlyKey());
    assertThat(secrets).hasSize(5);
    assertThat(arguments).contains("curl -q -s -g -K -");
    for (String secret : secrets) {
      assertThat(arguments.contains(secret)).as("in an argument").isFalse();
      assertThat(logged.contains(secret)).as("in a log line").isFalse();
      assertThat(String.join("\n", events).contains(secret)).as("in an event").isFalse();
      assertThat(keyed.stack().hostLogs().contains(secret)).as("in a log of the host").isFalse();
    }
  }
}
