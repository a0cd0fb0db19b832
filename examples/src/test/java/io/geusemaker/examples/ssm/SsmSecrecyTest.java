package io.geusemaker.examples.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Over Systems Manager, secrets")
@Timeout(120)
class SsmSecrecyTest {

  private static final String CANARY = "Sesame-4711-open";
  private static final Script ECHO =
      Script.of("echo", "printf '%s' \"$SECRET\"; printf '%s' \"$SECRET\" >&2")
          .secret("SECRET", Secret.of(CANARY));

  /**
   * The first eight characters of the salted content, which is the second line of what is sealed.
   */
  private static final Pattern CONTENT = Pattern.compile("(?m)^(U2FsdGVkX1.{40})(.)");

  private final SsmHost host = new SsmHost();

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void areInNothingThatIsKept() {
    try (HostSession session = host.ssm().connect()) {
      assertThat(session.run(ECHO).stdout()).isEqualTo(CANARY);
      assertThat(session.run(ECHO).stderr()).isEqualTo(CANARY);
    }

    assertThat(host.everythingKept())
        .contains("geusemaker: echo", "openssl")
        .hasSizeGreaterThan(8000);
    assertThat(host.everythingKept()).doesNotContain(CANARY, "U2VzYW1lLTQ3MTEtb3Blb");
  }

  @Test
  void costOneRoundTripASession() {
    try (HostSession session = host.ssm().connect()) {
      session.run(ECHO);
      session.run(ECHO);
      session.run(ECHO);

      assertThat(host.server.commands()).isEqualTo(4);
      assertThat(session.furtherRoundTrips()).isEqualTo(1);
    }
  }

  @Test
  void costNoRoundTripAfterAScriptWithoutThem() {
    try (HostSession session = host.ssm().connect()) {
      session.run(Script.of("look", "echo here"));
      session.run(ECHO);

      assertThat(session.furtherRoundTrips()).isZero();
    }
  }

  @Test
  void areReadableToAKeyThatIsPrivateAndGoneAtClose() throws Exception {
    List<Path> keys;
    try (HostSession session = host.ssm().connect()) {
      session.run(ECHO);
      keys = host.keys();

      assertThat(keys).hasSize(1);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.get(0))))
          .isEqualTo("rw-------");
      assertThat(keys.get(0).resolveSibling("")).isNotEmptyDirectory();
    }

    awaitGone(keys.get(0).resolveSibling(""));
  }

  @Test
  void areReadableToAKeyThatGoesWithTheLastScriptWithoutARoundTrip() {
    try (HostSession session = host.ssm().connect()) {
      session.run(Script.of("look", "echo here"));
      session.run(ECHO.last());
    }

    assertThat(host.server.commands()).isEqualTo(2);
    assertThat(host.keys()).isEmpty();
  }

  @Test
  void canFollowTheLastScriptAllTheSame() {
    try (HostSession session = host.ssm().connect()) {
      session.run(ECHO.last());

      assertThat(session.run(ECHO).stdout()).isEqualTo(CANARY);
    }
  }

  @Test
  void areReadableToAKeyThatIsSweptWhenNobodyComesBack() throws Exception {
    try (HostSession session = host.ssm().connect()) {
      session.run(ECHO);
      List<Path> keys = host.keys();
      Path until = keys.get(0).resolveSibling("until");
      long left =
          Long.parseLong(Files.readString(until).strip()) - System.currentTimeMillis() / 1000;
      assertThat(left).isBetween(1700L, 2400L);
      Files.writeString(until, "0\n");

      awaitGone(keys.get(0).resolveSibling(""));

      assertThat(session.run(ECHO).stdout()).as("with a new key").isEqualTo(CANARY);
    }
  }

  @Test
  void thatWereAlteredOnTheirWayAreNotRun() {
    host.server.faults().inTransit = SsmSecrecyTest::altered;
    try (HostSession session = host.ssm().connect()) {
      Failure failure = failureOf(session, ECHO);

      assertThat(failure).isInstanceOf(AwsFailure.CommandNotRun.class);
      assertThat(failure.message()).contains("what arrived is not what was sent", "did not begin");
    }
  }

  @Test
  void thatWereAlteredOnTheirWayBackAreNotRead() {
    try (HostSession session = host.ssm().connect()) {
      session.run(ECHO);
      host.server.faults().onReturn = SsmSecrecyTest::altered;
      Failure failure = failureOf(session, ECHO);

      assertThat(failure).isInstanceOf(HostFailure.ConnectionLost.class);
      assertThat(failure.what()).contains("altered");
      assertThat(failure.message()).doesNotContain(CANARY);
      host.server.faults().onReturn = UnaryOperator.identity();
    }
  }

  private static String altered(String text) {
    return CONTENT.matcher(text).replaceAll(m -> m.group(1) + (m.group(2).equals("A") ? "B" : "A"));
  }

  private static Failure failureOf(HostSession session, Script script) {
    return catchThrowableOfType(GeuseMakerException.class, () -> session.run(script)).failure();
  }

  private static void awaitGone(Path directory) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (Files.exists(directory) && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(directory).doesNotExist();
  }
}
