package io.geusemaker.core.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

class CommandEndTest {

  private static final String STARTED = "2026-01-01T00:00:00Z";
  private static final Duration LIMIT = Duration.ofSeconds(100);

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "InProgress", "In Progress", "Delayed", "Cancelling"})
  void isNotYetThere(String details) {
    assertThat(CommandEnd.of(answer(details, -1, ""), Duration.ZERO, LIMIT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Success, 0, " + STARTED + ", RAN",
    "Failed, 1, " + STARTED + ", RAN",
    "Delivery Timed Out, -1, , NOT_BEGUN",
    "DeliveryTimedOut, -1, , NOT_BEGUN",
    "Execution Timed Out, 137, " + STARTED + ", KILLED",
    "Execution Timed Out, -1, " + STARTED + ", LATE",
    "TimedOut, -1, , NOT_BEGUN",
    "Undeliverable, -1, , NOT_BEGUN",
    "Terminated, -1, , NOT_BEGUN",
    "InvalidPlatform, -1, , NOT_BEGUN",
    "AccessDenied, -1, , NOT_BEGUN",
    "Cancelled, -1, , NOT_BEGUN",
    "Cancelled, -1, " + STARTED + ", KILLED",
    "SomethingNew, -1, " + STARTED + ", KILLED"
  })
  void meansWhatItSays(String details, int code, String start, CommandEnd.Kind kind) {
    assertThat(CommandEnd.of(answer(details, code, start), Duration.ofSeconds(9), LIMIT))
        .hasValueSatisfying(
            end -> {
              assertThat(end.kind()).isEqualTo(kind);
              assertThat(end.detail()).isEqualTo(details.replace(" ", ""));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Success, 0, true, RAN",
    "Failed, 1, true, RAN",
    "Execution Timed Out, 137, true, KILLED",
    "Execution Timed Out, -1, true, LATE",
    "DeliveryTimedOut, -1, false, NOT_BEGUN",
    "Cancelled, -1, true, KILLED",
    "Undeliverable, -1, false, NOT_BEGUN"
  })
  void meansTheSameInAList(String details, int code, boolean begun, CommandEnd.Kind kind) {
    assertThat(CommandEnd.of(entry(details, code, begun, "x"), Duration.ofSeconds(9), LIMIT))
        .hasValueSatisfying(
            end -> {
              assertThat(end.kind()).isEqualTo(kind);
              assertThat(end.stdout()).isEqualTo("x");
              assertThat(end.cut()).isFalse();
            });
    assertThat(CommandEnd.of(entry("InProgress", -1, true, ""), Duration.ZERO, LIMIT)).isEmpty();
  }

  @Test
  void isNoneOfACommandThatNeverBeganWhereItWasSeenToRun() {
    assertThat(CommandEnd.isRunning(entry("In Progress", -1, false, ""))).isTrue();
    assertThat(CommandEnd.isRunning(answer("Delayed", -1, ""))).isFalse();
    assertThat(CommandEnd.of(answer("DeliveryTimedOut", -1, ""), LIMIT, LIMIT))
        .map(CommandEnd::ofOneThatBegan)
        .hasValueSatisfying(end -> assertThat(end.kind()).isEqualTo(CommandEnd.Kind.KILLED));
  }

  @Test
  void isCutWhereAListHasNoRoomForMore() {
    assertThat(CommandEnd.of(entry("Success", 0, true, "x".repeat(2_500)), LIMIT, LIMIT))
        .hasValueSatisfying(
            end -> {
              assertThat(end.cut()).isTrue();
              assertThat(end.stdout()).hasSize(2_400);
            });
  }

  private static CommandInvocation entry(String details, int code, boolean begun, String output) {
    return CommandInvocation.builder()
        .statusDetails(details)
        .commandPlugins(
            CommandPlugin.builder()
                .responseCode(code)
                .responseStartDateTime(begun ? Instant.parse(STARTED) : null)
                .output(output)
                .build())
        .build();
  }

  @Test
  void isLateWhenItWasKilledAfterItsTime() {
    assertThat(CommandEnd.of(answer("Execution Timed Out", 137, STARTED), LIMIT, LIMIT))
        .hasValueSatisfying(end -> assertThat(end.kind()).isEqualTo(CommandEnd.Kind.LATE));
  }

  @Test
  void isAskedForLessOftenTheLongerItTakes() {
    assertThat(PollDelay.after(Duration.ZERO)).isEqualTo(Duration.ofMillis(150));
    assertThat(PollDelay.after(Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(1));
    assertThat(PollDelay.after(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void isNotAskedForBeforeItCanHaveEndedWhereItHasRunOnOthers() {
    PollDelay delay = new PollDelay();
    assertThat(delay.after("survey", Duration.ZERO)).isEqualTo(Duration.ofMillis(150));

    delay.took("survey", Duration.ofSeconds(8));
    assertThat(delay.after("survey", Duration.ZERO)).isEqualTo(Duration.ofSeconds(6));
    assertThat(delay.after("survey", Duration.ofSeconds(6))).isEqualTo(Duration.ofMillis(1500));
    assertThat(delay.after("prove", Duration.ZERO)).isEqualTo(Duration.ofMillis(150));

    delay.took("survey", Duration.ofMinutes(5));
    assertThat(delay.after("survey", Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
    assertThat(delay.after("survey", Duration.ofMinutes(3))).isEqualTo(Duration.ofSeconds(10));
    assertThat(delay.after("survey", Duration.ofMinutes(4))).isEqualTo(Duration.ofSeconds(5));
  }

  private static GetCommandInvocationResponse answer(String details, int code, String start) {
    return GetCommandInvocationResponse.builder()
        .status(details.contains("Timed") ? "TimedOut" : details)
        .statusDetails(details)
        .responseCode(code)
        .executionStartDateTime(start == null ? "" : start)
        .standardOutputContent("")
        .standardErrorContent("")
        .build();
  }
}
