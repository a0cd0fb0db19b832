package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.examples.contract.Meddling.Moment;
import io.geusemaker.examples.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An operation that died")
final class SandboxRecoveryTest {

  private final SandboxStack stack = new SandboxStack(Sandbox.start());

  @AfterEach
  void stop() {
    stack.close();
  }

  @ParameterizedTest(name = "at script {0} (having run it: {1}) is {2} before the next begins")
  @CsvSource({
    "2, true, undone",
    "3, false, undone",
    "3, true, undone",
    "4, false, undone",
    "4, true, undone",
    "5, false, finished",
    "5, true, finished"
  })
  void isRecovered(int script, boolean ran, String outcome) {
    Map<String, String> filesBefore = StackUnderTest.withoutLock(stack.projectFiles());
    assertThatThrownBy(
            () ->
                stack
                    .deployment()
                    .over(
                        Meddling.dying(
                            stack.sandbox().transport(),
                            script,
                            ran ? Moment.AFTER : Moment.BEFORE))
                    .rotate()
                    .execute())
        .isInstanceOf(Died.class);
    List<String> notices = new ArrayList<>();
    List<Map<String, String>> filesAtPlan = new ArrayList<>();

    Map<String, String> fresh =
        VariantContract.clear(
            stack
                .direct()
                .rotate()
                .listener(
                    event -> {
                      if (event instanceof Event.Notice notice) {
                        notices.add(notice.text());
                      } else if (event instanceof Event.Planned) {
                        filesAtPlan.add(StackUnderTest.withoutLock(stack.projectFiles()));
                      }
                    })
                .execute());

    assertThat(notices).anyMatch(text -> text.endsWith("was " + outcome));
    if (outcome.equals("undone")) {
      assertThat(filesAtPlan).containsExactly(filesBefore);
    } else {
      assertThat(filesAtPlan).hasSize(1).doesNotContain(filesBefore);
    }
    assertThat(stack.databaseAccepts(fresh.getOrDefault("postgres/password", ""))).isTrue();
    assertThat(stack.databaseAccepts(stack.databasePassword())).isFalse();
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(fresh.get("postgres/password"));
    stack.awaitLoginLimit();
    assertThat(stack.login(fresh.getOrDefault("n8n/owner-password", ""))).isEqualTo(200);
  }

  /** The lock stays where it was taken over, to say so to whom it was taken from. */
  @Test
  void doesNotLetASecondOneInWhileTheFirstIsAtWork() {
    List<Object> second = new ArrayList<>();

    stack
        .direct()
        .rotate()
        .n8n()
        .listener(
            event -> {
              if (event instanceof Event.StepStarted) {
                second.add(stack.direct().rotate().attempt().getLeft());
              }
            })
        .execute();

    assertThat(second).isNotEmpty().allMatch(OperationFailure.Busy.class::isInstance);
    assertThat(second.get(0).toString())
        .contains("process " + ProcessHandle.current().pid())
        .contains(System.getProperty("user.name"));
  }
}
