package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.api.spi.CredentialPlace;
import io.geusemaker.api.spi.Target;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {

  private static final String PLAN =
      """
      Plan for shop (0123456789ab)
      Changes
        postgres/password  runtime.env POSTGRES_PASSWORD  ******** -> (new)
      Steps
        1. Change the password of role geusemaker
        2. Recreate n8n
      Recreated: n8n
        n8n is away for about 20 s
      Warnings
        ! a later plain "up -d" recreates qdrant too
      """;

  private static final String SUMMARY =
      """
      rotated n8n/owner, postgres/password in 21.5 s, old refused
      Proof
        postgres/password  new accepted  old refused  tcp from another container
        n8n/owner          new accepted  old refused  http login
      Steps
        Change the password of role geusemaker  0.4 s
        Recreate n8n                            20.1 s
      Operation op-1, 9 round trips
      """;

  private static final String CREDENTIALS =
      """

      New credentials, shown this once
        n8n/owner          %s
        postgres/password  %s
      """
          .formatted(Shop.NEW_LOGIN, Shop.NEW_PASSWORD);

  private final Shell shell = new Shell();

  private Shell.Run update(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "update";
    arguments[1] = "shop";
    arguments[2] = "--rotate-credentials";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return shell.run(arguments);
  }

  @Test
  void withoutATerminalNothingIsTouchedUntilForced() {
    assertThat(update())
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                """
                Failed: the plan for "shop" has to be confirmed and there is no terminal to ask.
                State:  nothing was changed.
                Next:   read the plan with --dry-run, then add --force to go ahead without being asked.
                """));
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void aDryRunShowsThePlanAndChangesNothing() {
    assertThat(update("--dry-run"))
        .isEqualTo(
            new Shell.Run(
                0,
                "Look at shop ... done in 0.0 s\n" + PLAN + "Dry run: nothing was changed.\n",
                ""));
    assertThat(shell.engine.calls).containsExactly("plan");
  }

  @Test
  void aForcedRunShowsPlanProgressAndSummary() {
    assertThat(update("--force"))
        .isEqualTo(
            new Shell.Run(
                0,
                "Look at shop ... done in 0.0 s\n"
                    + PLAN
                    + """
                    [1/2] Change the password of role geusemaker ... done in 0.4 s
                      note: n8n answers again
                    [2/2] Recreate n8n ... done in 20.1 s
                    """
                    + SUMMARY,
                ""));
  }

  @Test
  void exactlyThePlanThatWasShownIsCarriedOut() {
    update("--force");

    assertThat(shell.engine.calls).containsExactly("plan", "rotate 0123456789abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "no", "yess", "ja", "Y E S"})
  void anythingButYesIsANo(String answer) {
    Shell.Run run =
        shell.typing(answer).with("TERM", "dumb").run("update", "shop", "--rotate-credentials");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).endsWith("Rotate these credentials now? [y/N] ");
    assertThat(run.err())
        .isEqualTo(
            """
            Failed: the plan for "shop" was not confirmed.
            State:  nothing was changed.
            Next:   run it again and confirm when you are ready.
            """);
    assertThat(shell.engine.calls).containsExactly("plan");
  }

  @Test
  void theEndOfInputIsANo() {
    shell.typing().with("TERM", "dumb");

    assertThat(update().exit()).isEqualTo(3);
    assertThat(shell.engine.calls).containsExactly("plan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "yes", "Y", " YES "})
  void yesGoesAheadAndTheCredentialsAreOfferedOnce(String answer) {
    shell.typing(answer, "n").with("TERM", "dumb");

    Shell.Run run = update();

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains(PLAN + "Rotate these credentials now? [y/N] [1/2] Change")
        .endsWith(SUMMARY + "Show the new credentials, this once? [y/N] ");
  }

  @Test
  void theCredentialsAreShownAtTheEndToWhomAgrees() {
    shell.typing("y", "y").with("TERM", "dumb");

    assertThat(update().out())
        .endsWith(SUMMARY + "Show the new credentials, this once? [y/N] " + CREDENTIALS);
  }

  @Test
  void theCredentialsAreShownWithoutAQuestionWhenAskedFor() {
    assertThat(update("--force", "--show-credentials").out()).endsWith(SUMMARY + CREDENTIALS);
  }

  @Test
  void aForcedRunAsksNothingEvenAtATerminal() {
    shell.typing().with("TERM", "dumb");

    Shell.Run run = update("--force");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).doesNotContain("[y/N]");
  }

  @Test
  void quietlyOnlyTheOutcomeIsSaid() {
    assertThat(update("--force", "--quiet"))
        .isEqualTo(
            new Shell.Run(0, "rotated n8n/owner, postgres/password in 21.5 s, old refused\n", ""));
  }

  @Test
  void quietlyThePlanIsStillShownToWhomIsAsked() {
    shell.typing("n").with("TERM", "dumb");

    assertThat(update("--quiet").out()).isEqualTo(PLAN + "Rotate these credentials now? [y/N] ");
  }

  @Test
  void aStepThatFailsIsToldWithItsUndoing() {
    shell.engine.work.stepFailure =
        Optional.of(new HostFailure.ScriptFailed("recreate n8n", 1, "port is taken"));

    Shell.Run run = update("--force");

    assertThat(run.exit()).isEqualTo(6);
    assertThat(run.out())
        .endsWith(
            """
            [2/2] Recreate n8n ... failed after 0.2 s
            Undoing what was done: "recreate n8n" ended with 1: port is taken.
              NOT undone: Recreate n8n: "recreate n8n" ended with 1: port is taken
              undone: Change the password of role geusemaker (0.2 s)
            """);
    assertThat(run.err())
        .isEqualTo(
            """
            Failed: step "n8n.recreate" failed: "recreate n8n" ended with 1: port is taken.
            State:  not everything could be undone (n8n is not running); old and new credentials are both recorded, encrypted, in /var/lib/journal.
            Next:   see that the host answers, then run the request again: it recovers what is open first.
            Type:   geusemaker recover shop
            """);
  }

  @Test
  void withoutServicesEverythingIsMeant() {
    update("--dry-run");

    assertThat(shell.engine.requests)
        .containsExactly(
            new RotationRequest(
                "shop", true, true, true, List.of(), false, java.util.Optional.empty()));
  }

  @Test
  void servicesNarrowTheRequest() {
    update("--dry-run", "--services", "n8n, qdrant", "--services", "n8n");

    assertThat(shell.engine.requests)
        .containsExactly(
            new RotationRequest(
                "shop",
                true,
                false,
                false,
                List.of("n8n", "qdrant"),
                false,
                java.util.Optional.empty()));
  }

  @Test
  void servicesWithKeysCanBeNamed() {
    update("--dry-run", "--services", "qdrant,crawl4ai");

    assertThat(shell.engine.requests)
        .containsExactly(
            RotationRequest.only(new DeploymentName("shop"), List.of("crawl4ai", "qdrant")));
  }

  @Test
  void theRecordedWayIsTakenUnlessAnotherIsNamed() {
    update("--dry-run");
    update("--dry-run", "--local");
    update("--dry-run", "--ssh", "ubuntu@10.0.0.5:2222", "--identity", "/k/id 1&2");
    update("--dry-run", "--ssh", "root@[::1]", "--known-hosts", "/k/hosts");
    update("--dry-run", "--ssm", "i-0a1b2c3d4e5f67890", "--region", "eu-central-1");
    update("--dry-run", "--ssm", "tag/my stack");

    assertThat(shell.engine.targets)
        .extracting(target -> target.transport().map(Object::toString).orElse("recorded"))
        .containsExactly(
            "recorded",
            "FakeTransport[connection=local:/]",
            "FakeTransport[connection=ssh://ubuntu@10.0.0.5:2222?identity=%2Fk%2Fid%201%262]",
            "FakeTransport[connection=ssh://root@[::1]?known_hosts=%2Fk%2Fhosts]",
            "FakeTransport[connection=ssm:i-0a1b2c3d4e5f67890?region=eu-central-1]",
            "FakeTransport[connection=ssm:tag/my%20stack]");
    assertThat(URI.create("ssh://u@h?identity=%2Fk%2Fid%201%262").getQuery())
        .isEqualTo("identity=/k/id 1&2");
  }

  @Test
  void theStateDirectoryIsHandedOn() {
    update("--dry-run", "--state-dir", "/srv/state");

    assertThat(shell.engine.targets)
        .extracting(Target::stateDirectory)
        .containsExactly(Optional.of(Path.of("/srv/state")));
  }

  @Test
  void theKeyAndThePlaceOfCredentialsAreHandedOn() {
    shell.with("GEUSEMAKER_KEY", "file:/not/this");
    update(
        "--dry-run",
        "--key",
        "kms:alias/geusemaker?region=eu-central-1",
        "--credentials-in=secretsmanager:team");

    assertThat(shell.engine.targets)
        .extracting(Target::key, Target::credentials)
        .containsExactly(
            tuple(
                StateKey.at(URI.create("kms:alias/geusemaker?region=eu-central-1")),
                CredentialPlace.at(URI.create("secretsmanager:team"))));
  }

  @Test
  void theKeyAndThePlaceOfCredentialsCanBeInTheEnvironment() {
    shell
        .with("GEUSEMAKER_KEY", "file:/srv/keyset.json")
        .with("GEUSEMAKER_CREDENTIALS_IN", "secretsmanager:team");
    update("--dry-run");

    assertThat(shell.engine.targets)
        .extracting(Target::key, Target::credentials)
        .containsExactly(
            tuple(
                StateKey.keyset(Path.of("/srv/keyset.json")),
                CredentialPlace.at(URI.create("secretsmanager:team"))));
  }

  @Test
  void aKeyThatIsNoAddressIsRefused() {
    shell.with("GEUSEMAKER_KEY", "alias/geusemaker");
    Shell.Run run = shell.run("update", "shop", "--rotate-credentials", "--dry-run");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("does not begin with a scheme such as file: or kms:");
  }
}
