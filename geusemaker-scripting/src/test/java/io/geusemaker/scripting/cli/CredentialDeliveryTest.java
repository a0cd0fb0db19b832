package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("New credentials, handed over,")
class CredentialDeliveryTest {

  private final Shell shell = new Shell();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("new.json");
  }

  private Shell.Run run(String line, String... more) {
    return shell.run(
        Stream.concat(Stream.of(line.split(" ")), Stream.of(more)).toArray(String[]::new));
  }

  private Shell.Run update(String... more) {
    return run("update shop --rotate-credentials --force", more);
  }

  private void assertThatTheyAreIn(Path there, String... deployments) throws IOException {
    JsonNode all = Json.mapper().readTree(Files.readAllBytes(there));
    assertThat(all.fieldNames()).toIterable().containsExactly(deployments);
    JsonNode shown =
        Json.mapper()
            .readTree(
                new Shell()
                    .run(
                        "update",
                        "shop",
                        "--rotate-credentials",
                        "--force",
                        "--show-credentials",
                        "--output=json")
                    .out())
            .get("revealed_credentials");
    assertThat(shown.size()).isPositive();
    assertThat(all.get(deployments[0])).isEqualTo(shown);
  }

  @Test
  void areInAFileOfTheOwnerAndNowhereElse() throws IOException {
    Shell.Run run = update("--credentials-to", "" + file);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("The new credentials are in " + file + ".");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (JsonNode secret : Json.mapper().readTree(file.toFile()).get("shop")) {
      assertThat(run.out() + run.err()).doesNotContain(secret.asText());
    }
    assertThatTheyAreIn(file, "shop");
  }

  @Test
  void areReadByACommandFromItsStandardInput() throws IOException {
    Shell.Run run = update("--credentials-command", "cat >'" + file + "'");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("The new credentials were handed to the command.");
    assertThatTheyAreIn(file, "shop");
  }

  @Test
  void areThoseOfEveryDeploymentOfAFleet() throws IOException {
    run("fleet shop-1 shop-2 --rotate-credentials --force", "--credentials-to", "" + file);

    assertThatTheyAreIn(file, "shop-1", "shop-2");
  }

  @Test
  void areSaidNotToBeWhenTheCommandFails() {
    Shell.Run run = update("--credentials-command", "exit 3");

    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("The new credentials were not handed over: the command ended with 3.")
        .contains("rotate again for others");
  }

  @Test
  void areRefusedBeforeAnythingIsDoneWhereTheyCannotBe() throws IOException {
    Files.createFile(file);

    assertRefused(update("--credentials-to", "" + file), file + " is there already");
    assertRefused(
        update("--credentials-to", directory + "/none/new.json"), "new.json cannot be made");
    assertRefused(
        update("--credentials-to", "a", "--credentials-command", "b"), "cannot be combined");
    assertRefused(
        update("--dry-run", "--credentials-command", "cat"), "a dry run has no new credentials");
    assertRefused(
        run("update shop --security-patch --force --credentials-command cat"),
        "it needs --rotate-credentials");
    assertThat(shell.engine.calls).isEmpty();
  }

  private static void assertRefused(Shell.Run run, String reason) {
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err()).contains(reason);
  }
}
