package io.geusemaker.examples.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.core.ssm.Ssm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Systems Manager")
@Timeout(120)
class SsmTransportTest {

  private static final String OTHER = "i-0fedcba9876543210";

  /** How often the SDK sends a command whose reply is lost. */
  private static final int ATTEMPTS = 6;

  private static final Script HELLO = Script.of("hello", "echo hello");

  private final SsmHost host = new SsmHost();

  @AfterEach
  void stop() {
    host.close();
  }

  /**
   * How late the answer is after the end of a command. On a machine that has other work, not every
   * one of several gets its turn at once.
   */
  private Duration leastDelayOf(int times, HostSession session) {
    return IntStream.range(0, times)
        .mapToObj(
            time -> {
              session.run(HELLO);
              return host.server.history().get(host.server.history().size() - 1).sinceEnd();
            })
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  @Test
  void answersWithinASecondAndIsNotAskedOften() {
    try (HostSession session = host.ssm().connect()) {
      session.run(HELLO);
      assertThat(leastDelayOf(5, session)).isLessThan(Duration.ofSeconds(1));

      int before = host.server.calls().size();
      session.run(Script.of("slow", "sleep 6"));
      assertThat(host.server.calls().size() - before).isLessThan(25);
    }
  }

  @Test
  void isFoundByItsTag() {
    host.server.manage(OTHER, "Online", "another-stack");

    try (HostSession session = host.over(Ssm.tagged(SsmServer.STACK)).connect()) {
      assertThat(session.host()).isEqualTo(SsmServer.INSTANCE);
      assertThat(session.run(HELLO).stdout()).isEqualTo("hello\n");
    }
  }

  @Test
  void isFollowedWhenAnInstanceIsReplaced() {
    host.server.manage(OTHER, "ConnectionLost", "gone");
    for (String gone : List.of("i-00000000", OTHER)) {
      try (HostSession session =
          host.over(Ssm.instance(gone).orTagged(SsmServer.STACK)).connect()) {
        assertThat(session.host()).isEqualTo(SsmServer.INSTANCE);
      }
    }
  }

  @Test
  void isNotTurnedToWhenTheAgentIsOffline() {
    host.server.manage(SsmServer.INSTANCE, "ConnectionLost", SsmServer.STACK);

    assertThat(failureOf(host.ssm()))
        .isEqualTo(new AwsFailure.AgentOffline(SsmServer.INSTANCE, "2023-11-14T22:13:20Z"));
    assertThat(failureOf(host.over(Ssm.tagged(SsmServer.STACK))))
        .isInstanceOf(AwsFailure.AgentOffline.class);
    assertThat(host.server.commands()).isZero();
  }

  @Test
  void tellsAnInstanceThatItDoesNotKnow() {
    assertThat(failureOf(host.over(Ssm.instance(OTHER))).what())
        .contains(OTHER, "not registered in this region");
    assertThat(failureOf(host.over(Ssm.tagged("nothing"))).what()).contains("Stack=nothing");
  }

  @Test
  void doesNotChooseBetweenSeveralInstances() {
    host.server.manage(OTHER, "Online", SsmServer.STACK);

    assertThat(failureOf(host.over(Ssm.tagged(SsmServer.STACK))).what())
        .contains("Stack=" + SsmServer.STACK, OTHER, SsmServer.INSTANCE);
  }

  @Test
  void namesTheActionThatIsNotAllowed() {
    host.server.faults().refusals.put("DescribeInstanceInformation", "AccessDeniedException");
    assertThat(failureOf(host.ssm()))
        .isInstanceOfSatisfying(
            AwsFailure.PermissionMissing.class,
            missing -> assertThat(missing.action()).isEqualTo("ssm:DescribeInstanceInformation"));

    host.server.faults().refusals.clear();
    try (HostSession session = host.ssm().connect()) {
      host.server.faults().refusals.put("SendCommand", "AccessDeniedException");
      assertThat(failureOf(session, HELLO).what()).contains("ssm:SendCommand");
      assertThat(failureOf(session, HELLO).state()).isEqualTo("nothing was changed");

      host.server.faults().refusals.clear();
      host.server.faults().refusals.put("GetCommandInvocation", "AccessDeniedException");
      Failure blind = failureOf(session, HELLO);
      assertThat(blind.what()).contains("ssm:GetCommandInvocation");
      assertThat(blind.state()).contains("may or may not");
    }
  }

  @Test
  void saysThatCredentialsHaveExpired() {
    host.server.faults().refusals.put("DescribeInstanceInformation", "ExpiredTokenException");
    assertThat(failureOf(host.ssm())).isInstanceOf(AwsFailure.CredentialsRefused.class);

    host.server.faults().refusals.clear();
    try (HostSession session = host.ssm().connect()) {
      host.server.faults().refusals.put("GetCommandInvocation", "ExpiredTokenException");
      assertThat(failureOf(session, HELLO))
          .isInstanceOfSatisfying(
              HostFailure.ConnectionLost.class,
              lost -> assertThat(lost.reason()).contains("credentials", "ExpiredToken"));
    }
  }

  @Test
  void mayThrottleForAWhile() {
    try (HostSession session = host.ssm().connect()) {
      host.server.faults().throttled.set(2);

      assertThat(session.run(HELLO).stdout()).isEqualTo("hello\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Delivery Timed Out",
        "Undeliverable",
        "Terminated",
        "InvalidPlatform",
        "AccessDenied",
        "Cancelled"
      })
  void tellsWhyACommandDidNotBegin(String details) {
    try (HostSession session = host.ssm().connect()) {
      host.server.faults().endWith(details);

      assertThat(failureOf(session, HELLO))
          .isEqualTo(
              new AwsFailure.CommandNotRun(
                  SsmServer.INSTANCE,
                  "hello",
                  "Systems Manager reports " + details.replace(" ", "")));
    }
  }

  @Test
  void hasAScriptRunOnceWhenACommandIsSentTwice(@TempDir Path directory) throws Exception {
    Path log = directory.resolve("log");
    Script write =
        Script.of("write", "echo once >>\"$LOG\"; sleep 1; echo done").parameter("LOG", "" + log);
    try (HostSession session = host.ssm().connect()) {
      for (int i = 1; i <= 2; i++) {
        host.server.faults().lostReplies.set(1);
        ScriptResult result = session.run(write.parameter("RUN_" + i, "x"));

        assertThat(result.stdout()).isEqualTo("done\n");
        assertThat(Files.readString(log)).isEqualTo("once\n".repeat(i));
      }
    }
    assertThat(host.server.commands()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void runsNothingLateOfWhichItSaidThatItWasLost(@TempDir Path directory) throws Exception {
    Path ran = directory.resolve("ran");
    try (HostSession session = host.ssm().connect()) {
      session.run(HELLO);
      Faults faults = host.server.faults();
      faults.heldBack = true;
      faults.lostReplies.set(ATTEMPTS);

      assertThat(failureOf(session, Script.of("late", "touch \"$RAN\"").parameter("RAN", "" + ran)))
          .isInstanceOf(HostFailure.ConnectionLost.class);
      faults.delivered.countDown();
      while (!host.server.history().stream().allMatch(Invocation::isOver)) {
        Thread.sleep(20);
      }

      assertThat(host.server.commands()).isEqualTo(1 + ATTEMPTS + 1);
      assertThat(ran).doesNotExist();
    }
  }

  @Test
  void bringsLongOutputsWholeAndInParts() {
    try (HostSession session = host.ssm().connect()) {
      ScriptResult result =
          session.run(
              Script.of(
                  "long",
                  "head -c 60000 /dev/urandom | base64 -w 0 | tee /dev/stderr; echo; exit 3"));

      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.stdout()).hasSize(80_001);
      assertThat(result.stderr()).isEqualTo(result.stdout().strip());
      assertThat(session.furtherRoundTrips()).isBetween(3, 7);
    }
    assertThat(host.server.history())
        .allSatisfy(i -> assertThat(i.stdout()).doesNotContain("truncated"));
  }

  @Test
  void takesLongProgramsInParts() {
    byte[] noise = new byte[60_000];
    new Random(7).nextBytes(noise);
    String value = HexFormat.of().formatHex(noise);
    try (HostSession session = host.ssm().connect()) {
      ScriptResult result =
          session.run(Script.of("long", "printf '%s' \"$VALUE\"").parameter("VALUE", value));

      assertThat(result.stdout()).isEqualTo(value);
    }
    assertThat(host.server.history())
        .allSatisfy(i -> assertThat(i.text.length()).isLessThan(48_000));
  }

  @Test
  void tellsAnOutputThatItCannotBring() {
    try (HostSession session = host.ssm().connect()) {
      Failure failure =
          failureOf(session, Script.of("endless", "head -c 8000000 /dev/urandom | base64"));

      assertThat(failure.what()).contains("too long to be fetched");
    }
  }

  private static Failure failureOf(Transport transport) {
    return catchThrowableOfType(GeuseMakerException.class, transport::connect).failure();
  }

  private static Failure failureOf(HostSession session, Script script) {
    return catchThrowableOfType(GeuseMakerException.class, () -> session.run(script)).failure();
  }
}
