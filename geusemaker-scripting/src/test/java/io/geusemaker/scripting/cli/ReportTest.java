package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("--report FILE")
class ReportTest {

  private static final String ROTATE = "update shop --rotate-credentials";
  private static final String PATCH = "update shop --security-patch";
  private static final String ROLLBACK = "rollback shop";

  private final Shell shell = new Shell();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("report.html");
  }

  private Shell.Run run(String command, Path report, String... more) {
    return shell.run(
        Stream.of(
                Stream.of(command.split(" ")), Stream.of("--report", "" + report), Stream.of(more))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  @Test
  void isWrittenAfterARotation() {
    Shell.Run run = run(ROTATE, file, "--force");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).endsWith("The report is in " + file + ".\n");
    assertThat(file).hasContent(Shop.result().report());
  }

  @Test
  void isWrittenAfterAPatchAndLeavesItsExitCode() {
    assertThat(run(PATCH, file, "--force").exit()).isEqualTo(9);
    assertThat(file).hasContent(ShopPatches.RESULT.report());
  }

  @Test
  void isWrittenAfterARollback() {
    assertThat(run(ROLLBACK, file, "--force").exit()).isZero();
    assertThat(file).hasContent(ShopRecords.ROLLED_BACK.report());
  }

  @Test
  void isWrittenForAWholeFleetEvenWhenOneFailed() {
    shell.engine.refusals.put(
        "shop-2", new GeuseMakerException(new HostFailure.Unreachable("10.0.0.2", "timeout")));

    Shell.Run run = run("fleet shop-1 shop-2 --rotate-credentials", file, "--force");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(file)
        .content()
        .contains("1 of 2 done, 1 failed", "shop-1", "10.0.0.2")
        .doesNotContain(Shop.NEW_PASSWORD, "sealed:");
  }

  @Test
  void holdsNoCredentialEvenWhenTheyAreShown() {
    Shell.Run run = run(ROTATE, file, "--force", "--show-credentials");

    assertThat(run.out()).contains(Shop.NEW_PASSWORD);
    assertThat(file).content().doesNotContain(Shop.NEW_PASSWORD, Shop.NEW_LOGIN, "sealed:");
  }

  @Test
  void replacesAnEarlierOne() throws IOException {
    Files.writeString(file, "an earlier one");

    run(ROTATE, file, "--force");

    assertThat(file).content().startsWith("<!DOCTYPE html>").doesNotContain("an earlier one");
  }

  @Test
  void isNotToldOfWhereOnlyTheOutcomeIsWanted() {
    assertThat(run(ROTATE, file, "--force", "--quiet"))
        .isEqualTo(
            new Shell.Run(0, "rotated n8n/owner, postgres/password in 21.5 s, old refused\n", ""));
    assertThat(file).exists();
  }

  @Test
  void leavesTheDocumentOnStandardOutputAlone() {
    Shell.Run run = run(ROTATE, file, "--force", "--output", "json");

    assertThat(run.out()).startsWith("{").endsWith("}\n").doesNotContain("The report");
    assertThat(run.err()).contains("The report is in " + file + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {ROTATE, PATCH, ROLLBACK})
  void isRefusedBeforeAnythingIsDoneWhereItCannotBeWritten(String command) {
    Path nowhere = directory.resolve("missing/report.html");

    Shell.Run run = run(command, nowhere, "--force");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "Failed: --report is not acceptable: there is no directory "
                + directory.resolve("missing")
                + ".\nState:  nothing was changed.\n");
    assertThat(run(command, directory, "--force").err()).contains(directory + " is a directory");
    assertThat(shell.engine.calls).isEmpty();
  }

  @Test
  void isRefusedWhereTheFileSystemTakesNone() throws IOException {
    Path nowhere = Files.createSymbolicLink(file, directory.resolve("missing/report.html"));

    assertThat(run(ROTATE, nowhere, "--force").err()).contains(nowhere + " cannot be written to");
    assertThat(shell.engine.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ROTATE, PATCH, ROLLBACK})
  void isRefusedWhereThereWillBeNoResult(String command) {
    Shell.Run run = run(command, file, "--dry-run");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--report is not acceptable: a dry run has no result to report");
    assertThat(shell.engine.calls).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void isNotWrittenWhenNothingWasDone() {
    shell.typing("n");

    assertThat(run(ROTATE, file).exit()).isEqualTo(3);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void doesNotHideAnOperationThatSucceededWhenItCannotBeWrittenInTheEnd() throws IOException {
    Path gone = Files.createDirectory(directory.resolve("gone"));
    shell.typingAfter(() -> delete(gone), "y", "n");

    Shell.Run run = run(ROTATE, gone.resolve("report.html"));

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("rotated n8n/owner, postgres/password");
    assertThat(run.err()).contains("The report could not be written to");
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
