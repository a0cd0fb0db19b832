package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  private static final String TRY_UPDATE = "Run \"geusemaker update --help\" for help.\n";

  private final Shell shell = new Shell();

  private void assertRefused(String message, String... arguments) {
    assertThat(shell.run(arguments)).isEqualTo(new Shell.Run(2, "", message));
    assertThat(shell.engine.calls).isEmpty();
  }

  private static String notAcceptable(String field, String reason) {
    return """
    Failed: %1$s is not acceptable: %2$s.
    State:  nothing was changed.
    Next:   correct %1$s and run the request again.
    """
        .formatted(field, reason);
  }

  @Test
  void aMissingNameIsNamed() {
    assertRefused(
        "geusemaker: Missing required parameter: 'NAME'\n" + TRY_UPDATE,
        "update",
        "--rotate-credentials");
  }

  @Test
  void updateHasToBeToldWhatToUpdate() {
    assertRefused(
        "geusemaker: Missing required option: '--rotate-credentials' or '--security-patch'\n"
            + TRY_UPDATE,
        "update",
        "shop");
  }

  @Test
  void updateIsToldOneThingAtATime() {
    assertRefused(
        "geusemaker: --rotate-credentials and --security-patch are two operations: one at a time\n"
            + TRY_UPDATE,
        "update",
        "shop",
        "--rotate-credentials",
        "--security-patch",
        "--force");
  }

  @Test
  void termsThatWouldBeIgnoredAreRefused() {
    assertRefused(
        notAcceptable("the terms for patches", "they need --security-patch"),
        "update",
        "shop",
        "--rotate-credentials",
        "--minimum-age=3d",
        "--force");
    assertRefused(
        notAcceptable("--older-than", "it needs --rotate-credentials"),
        "update",
        "shop",
        "--security-patch",
        "--older-than=30d",
        "--force");
    assertRefused(
        notAcceptable("--show-credentials", "it needs --rotate-credentials"),
        "update",
        "shop",
        "--security-patch",
        "--show-credentials",
        "--force");
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertRefused(
        "geusemaker: Unknown option: '--frobnicate'\n" + TRY_UPDATE,
        "update",
        "shop",
        "--rotate-credentials",
        "--frobnicate");
  }

  @Test
  void aMisspeltOptionIsCorrectedEvenWhenThatLeavesTheRightOneMissing() {
    assertRefused(
        "geusemaker: Unknown option: '--rotate-credential'\n"
            + "Possible solutions: --rotate-credentials, --role\n"
            + TRY_UPDATE,
        "update",
        "shop",
        "--rotate-credential");
  }

  @Test
  void aMissingCommandIsNamed() {
    assertRefused(
        "geusemaker: Missing command: adopt, plan, update, fleet, rollback, recover, status,"
            + " history, audit, run, jshell or completion\n"
            + "Run \"geusemaker --help\" for help.\n");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertRefused(
        "geusemaker: Invalid value for option '--output': expected text or json but was 'xml'\n"
            + TRY_UPDATE,
        "update",
        "shop",
        "--rotate-credentials",
        "--output",
        "xml");
  }

  @Test
  void aDeploymentNameThatCannotBeAFileNameIsRefused() {
    assertRefused(
        notAcceptable(
            "deployment name",
            "it has to be 1 to 128 letters, digits, dots, dashes or underscores and start with a"
                + " letter or digit"),
        "update",
        "../shop",
        "--rotate-credentials",
        "--force");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n8n,,postgres", ",n8n", " ", "n8n, "})
  void anEmptyNameAmongTheServicesIsRefused(String services) {
    assertRefused(
        notAcceptable("--services", "a name between commas is empty"),
        "update",
        "shop",
        "--rotate-credentials",
        "--force",
        "--services",
        services);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"host", "u:pw@host", "u@host:port", "u@host/path", "u@", "@host", "u@host:123456"})
  void anAddressThatIsNoneIsRefusedWithoutRepeatingIt(String address) {
    assertRefused(
        notAcceptable("--ssh", "it has to be USER@HOST or USER@HOST:PORT, without a password"),
        "update",
        "shop",
        "--rotate-credentials",
        "--force",
        "--ssh",
        address);
  }

  @Test
  void waysToTheHostThatContradictEachOtherAreRefused() {
    assertRefused(
        notAcceptable("--local", "it cannot be combined with --ssh"),
        "update",
        "shop",
        "--rotate-credentials",
        "--force",
        "--local",
        "--ssh",
        "u@host");
    assertRefused(
        notAcceptable("--identity", "it needs --ssh"),
        "update",
        "shop",
        "--rotate-credentials",
        "--force",
        "--identity",
        "key");
    assertRefused(
        notAcceptable("--known-hosts", "it needs --ssh"),
        "update",
        "shop",
        "--rotate-credentials",
        "--force",
        "--known-hosts",
        "hosts");
    assertRefused(
        notAcceptable("--ssm", "it cannot be combined with --local"),
        "update",
        "shop",
        "--rotate-credentials",
        "--force",
        "--local",
        "--ssm",
        "i-0a1b2c3d4e5f67890");
    assertRefused(
        notAcceptable("--region", "it needs --ssm"),
        "update",
        "shop",
        "--rotate-credentials",
        "--force",
        "--region",
        "eu-central-1");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    Shell.Run run = shell.run("--version");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).matches("geusemaker \\d+\\.\\d+\\.\\d+\\S*\nJava \\d+\\S*\n");
  }

  @Test
  void helpOfTheWholeListsTheCommands() {
    Shell.Run run = shell.run("--help");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "  adopt       Record how",
            "  plan        Show what",
            "  update      Change the credentials",
            "  rollback    Bring a deployment back",
            "  recover     Finish or undo",
            "  status      Show what a deployment",
            "  history     List what was done",
            "  audit       Show who did what",
            "  run         Run a runbook",
            "  jshell      Open a JShell",
            "  completion  Print a script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adopt",
        "plan",
        "update",
        "rollback",
        "recover",
        "status",
        "history",
        "audit",
        "run",
        "completion"
      })
  void helpOfACommandTeachesItsExitCodesFilesAndExamples(String command) {
    Shell.Run run = shell.run(command, "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    ExitCode.meanings()
        .forEach((code, meaning) -> assertThat(run.out()).containsPattern(code + " +" + meaning));
    assertThat(run.out().lines().toList())
        .containsAll(List.of("Options", "Exit codes", "Examples", "Files"));
  }

  @Test
  void helpOfUpdateNamesTheEnvironment() {
    assertThat(shell.run("update", "--help").out())
        .contains("Environment\n", "NO_COLOR", "CLICOLOR_FORCE", "TERM");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 60, 100, 400})
  void helpFitsTheTerminal(int columns) {
    int allowed = Math.max(80, columns);
    assertThat(shell.typing().wide(columns).run("--help").out().lines())
        .allSatisfy(
            line ->
                assertThat(line.replaceAll("\u001b\\[[0-9;]*m", ""))
                    .hasSizeLessThanOrEqualTo(allowed));
  }
}
