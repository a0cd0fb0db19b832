package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.failure.StateFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureExitTest {

  private static final Failure CAUSE = new HostFailure.ScriptFailed("psql", 1, "");

  private static final Map<ExitCode, List<Failure>> FAILURES =
      Map.of(
          ExitCode.UNDONE,
          List.of(
              new OperationFailure.Undone("postgres.alter-role", CAUSE),
              new OperationFailure.HostDrifted("a", "b"),
              new OperationFailure.RehearsalFailed("n8n 2.40.9", "it exited", ""),
              new OperationFailure.Cancelled("n8n.recreate"),
              new OperationFailure.OutOfTime("n8n.recreate", Duration.ofMinutes(2))),
          ExitCode.USAGE,
          List.of(
              new RequestFailure.Invalid("field", "reason"),
              new RequestFailure.UnknownService("x", List.of("n8n")),
              new RequestFailure.NobodyToAsk("shop"),
              new RequestFailure.OperationIdTaken("nightly", "rotation of n8n in shop"),
              new RequestFailure.NoTransport("ssh", List.of()),
              new RequestFailure.NoStateStore("s3", List.of()),
              new RequestFailure.MissingLibrary("s3:", "software.amazon.awssdk:s3")),
          ExitCode.NOT_CONFIRMED,
          List.of(new RequestFailure.NotConfirmed("shop")),
          ExitCode.NOT_READY,
          List.of(
              new LookupFailure.UnknownDeployment("shop", "/state", List.of()),
              new LookupFailure.NotRunning("shop", "failed"),
              new LookupFailure.UnreadableState("shop.json", "no JSON"),
              new LookupFailure.NewerState("shop.json", 3, 2),
              new LookupFailure.NoAddress("shop"),
              new RequestFailure.CannotRollBack("shop", "nothing is on record"),
              new StackFailure.NoProject("labels"),
              new StackFailure.ContainerStopped("n8n", "exited"),
              new StackFailure.DataMountGone("postgres", "/mnt/efs", "not mounted"),
              new StateFailure.WrongKey("the keyset", "authentication failed"),
              new StateFailure.NotWritable("journal", "disk full"),
              new StateFailure.NoStore("s3://records", "no such bucket"),
              new AwsFailure.KeyUnusable("kms:alias/a", "it is disabled"),
              new RegistryFailure.Unreachable("ghcr.io", "the tags of app", "refused"),
              new RegistryFailure.RateLimited("ghcr.io", "the tags of app", Duration.ZERO),
              new HostFailure.NoDocker("host", "no such file"),
              new HostFailure.NoCompose("host"),
              new HostFailure.CommandMissing("host", "timeout")),
          ExitCode.HOST,
          List.of(
              new HostFailure.Unreachable("host", "refused"),
              new HostFailure.UntrustedHostKey("host", "SHA256:x", "unknown"),
              new HostFailure.AuthenticationRefused("host", "u", "publickey"),
              new HostFailure.PrivilegeMissing("host", "u"),
              new HostFailure.ConnectionLost("host", "psql", "reset"),
              new HostFailure.TimedOut("psql", Duration.ofSeconds(3)),
              new HostFailure.Interrupted("host", "psql"),
              new AwsFailure.NotManaged("i-1", "not registered"),
              new AwsFailure.AgentOffline("i-1", "yesterday"),
              new AwsFailure.SeveralInstances("Stack=shop", List.of("i-1", "i-2")),
              new AwsFailure.PermissionMissing("ssm:SendCommand", "denied"),
              new AwsFailure.CredentialsRefused("expired"),
              new AwsFailure.Throttled("ssm:SendCommand"),
              new AwsFailure.Unavailable("ssm:SendCommand", "refused"),
              new AwsFailure.CommandNotRun("i-1", "survey", "Undeliverable"),
              CAUSE),
          ExitCode.HALF_DONE,
          List.of(
              new OperationFailure.HalfDone("s", CAUSE, List.of("n8n"), "/journal"),
              new OperationFailure.Unrecorded("op-1", CAUSE, "/journal"),
              new OperationFailure.NotProven("n8n/owner", "200")),
          ExitCode.BUSY,
          List.of(
              new OperationFailure.Busy("shop", "someone"),
              new OperationFailure.Unfinished("shop", "op-0"),
              new OperationFailure.Superseded("shop", "op-1", "ann on desk")),
          ExitCode.INTERNAL,
          List.of(
              new RequestFailure.NoEngine(), new RequestFailure.SeveralEngines(List.of("A", "B"))));

  static Stream<Object[]> failures() {
    return FAILURES.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(f -> new Object[] {entry.getKey(), f}));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureEndsWithItsCodeAndSaysWhatStateAndNext(ExitCode exit, Failure failure) {
    Shell shell = new Shell();
    shell.engine.refusal = Optional.of(new GeuseMakerException(failure));

    Shell.Run run = shell.run("update", "shop", "--rotate-credentials", "--force");

    assertThat(run.exit()).isEqualTo(exit.code());
    assertThat(run.out()).isEqualTo("Look at shop ... failed after 0.0 s\n");
    assertThat(run.err())
        .startsWith(
            "Failed: %s.\nState:  %s.\nNext:   %s.\n"
                .formatted(failure.what(), failure.state(), failure.next()));
  }

  @Test
  void everyFailureOfAFamilyThatEndsInSeveralWaysIsListedHere() {
    List<Class<?>> listed =
        FAILURES.values().stream().flatMap(List::stream).<Class<?>>map(Object::getClass).toList();

    assertThat(listed)
        .containsAll(Arrays.asList(HostFailure.class.getPermittedSubclasses()))
        .containsAll(Arrays.asList(AwsFailure.class.getPermittedSubclasses()))
        .containsAll(Arrays.asList(RequestFailure.class.getPermittedSubclasses()))
        .containsAll(Arrays.asList(OperationFailure.class.getPermittedSubclasses()));
  }

  @Test
  void adviceAboutJavaIsPutIntoACommand() {
    Shell shell = new Shell();
    shell.engine.refusal =
        Optional.of(
            new GeuseMakerException(
                new LookupFailure.UnknownDeployment("shop", "/state", List.of("blog"))));

    assertThat(shell.run("update", "shop", "--rotate-credentials", "--dry-run").err())
        .endsWith("Type:   geusemaker adopt shop --connection ssh://USER@HOST\n");

    shell.engine.refusal =
        Optional.of(new GeuseMakerException(new LookupFailure.NoAddress("shop")));

    assertThat(shell.run("update", "shop", "--rotate-credentials", "--dry-run").err())
        .endsWith(
            "Type:   --ssh USER@HOST, or geusemaker adopt shop --connection ssh://USER@HOST\n");
  }

  @Test
  void theWayToARecoveryLeadsToTheSameHost() {
    Shell shell = new Shell();
    shell.engine.refusal =
        Optional.of(new GeuseMakerException(new OperationFailure.Unfinished("shop", "op-0")));
    String way = "--ssh root@10.0.0.5:2222 --identity /srv/key --known-hosts /srv/hosts";

    String err = shell.run(("update shop --rotate-credentials --force " + way).split(" ")).err();

    assertThat(err).endsWith("Type:   geusemaker recover shop " + way + "\n");
  }

  @Test
  void theWayToARecoveryCanBeTypedAsItIsShown() {
    Shell shell = new Shell();
    shell.engine.refusal =
        Optional.of(new GeuseMakerException(new OperationFailure.Unfinished("shop", "op-0")));

    String err =
        shell.run("rollback", "shop", "--force", "--state-dir", "/srv/ann's state; rm -rf .").err();

    assertThat(err)
        .endsWith("geusemaker recover shop --state-dir '/srv/ann'\\''s state; rm -rf .'\n");
  }

  static Stream<Object[]> advice() {
    return Map.of(
            new OperationFailure.HalfDone("s", CAUSE, List.of("n8n"), "/journal"),
            "geusemaker recover shop --state-dir /srv/state",
            new OperationFailure.Unfinished("shop", "op-0"),
            "geusemaker recover shop --state-dir /srv/state",
            new OperationFailure.Superseded("shop", "op-1", "ann on desk"),
            "geusemaker history shop --state-dir /srv/state",
            new RequestFailure.CannotRollBack("shop", "nothing is on record"),
            "geusemaker history shop --state-dir /srv/state",
            new OperationFailure.Busy("shop", "someone"),
            "--wait 15m, to wait that long")
        .entrySet()
        .stream()
        .map(entry -> new Object[] {entry.getKey(), entry.getValue()});
  }

  @ParameterizedTest
  @MethodSource("advice")
  void theWayOnIsACommandOnTheSameRecords(Failure failure, String command) {
    Shell shell = new Shell();
    shell.engine.refusal = Optional.of(new GeuseMakerException(failure));

    assertThat(shell.run("rollback", "shop", "--force", "--state-dir", "/srv/state").err())
        .endsWith("Type:   " + command + "\n");
  }

  @Test
  void aDefectIsToldInOneLine() {
    Shell shell = new Shell();
    shell.engine.refusal = Optional.of(new IllegalStateException("two\nlines"));

    assertThat(shell.run("update", "shop", "--rotate-credentials", "--force"))
        .isEqualTo(
            new Shell.Run(
                70,
                "Look at shop ... failed after 0.0 s\n",
                "Internal error: java.lang.IllegalStateException: two lines"
                    + " (run with --verbose for the stack trace)\n"));
  }

  @Test
  void aDefectIsToldWithItsStackTraceWhenVerbose() {
    Shell shell = new Shell();
    shell.engine.refusal = Optional.of(new IllegalStateException("odd"));

    Shell.Run run = shell.run("update", "shop", "--rotate-credentials", "--force", "--verbose");

    assertThat(run.exit()).isEqualTo(70);
    assertThat(run.err())
        .startsWith("Internal error: java.lang.IllegalStateException: odd\n")
        .contains("\tat " + FailureExitTest.class.getName() + ".aDefectIsTold");
  }
}
