package io.geusemaker.core.state;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Registration;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentLookupTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final DeploymentName OWN = new DeploymentName("own");
  private static final Registration SSH = Registration.at("ssh://ubuntu@10.0.0.5");

  private final StateDirectory directory;
  private final Registrations registrations;

  DeploymentLookupTest(@TempDir Path root) {
    directory = new StateDirectory(root);
    registrations = new Registrations(directory, Records.in(directory.security()));
  }

  @Test
  void findsWhatGeuseMakerMade() throws IOException {
    state("running");

    DeploymentRecord found =
        DeploymentLookup.find(directory, Records.in(directory.security()), DEV);

    assertThat(found.name()).isEqualTo(DEV);
    assertThat(found.state().orElseThrow().status()).isEqualTo("running");
    assertThat(found.registration()).isEmpty();
  }

  @Test
  void findsWhatWasRegistered() {
    registrations.register(OWN, SSH.composeProject("stack"));

    DeploymentRecord found =
        DeploymentLookup.find(directory, Records.in(directory.security()), OWN);

    assertThat(found.state()).isEmpty();
    assertThat(found.registration()).hasValue(SSH.composeProject("stack"));
  }

  @Test
  void findsBothWhenGeuseMakerMadeOneOfThatNameLater() throws IOException {
    registrations.register(DEV, SSH);
    state("running");

    DeploymentRecord found =
        DeploymentLookup.find(directory, Records.in(directory.security()), DEV);

    assertThat(found.state()).isPresent();
    assertThat(found.registration()).hasValue(SSH);
  }

  @Test
  void aRegistrationCanBeReplaced() {
    registrations.register(OWN, Registration.at("ssh://ubuntu@10.0.0.4"));
    registrations.register(OWN, SSH);

    assertThat(registrations.find(OWN)).hasValue(SSH);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() throws IOException {
    state("running");
    registrations.register(OWN, SSH);
    Files.createDirectories(directory.security().resolve("only-credentials"));

    assertThat(
            failureOf(
                () ->
                    DeploymentLookup.find(
                        directory, Records.in(directory.security()), new DeploymentName("typo"))))
        .isEqualTo(
            new LookupFailure.UnknownDeployment(
                "typo", directory.root().toString(), List.of("dev", "own")));
  }

  @Test
  void aStateDirectoryThatIsNotThereKnowsNothing() {
    Path missing = directory.root().resolve("missing");

    assertThat(
            failureOf(
                () -> DeploymentLookup.find(new StateDirectory(missing), Records.in(missing), DEV)))
        .isEqualTo(new LookupFailure.UnknownDeployment("dev", missing.toString(), List.of()));
    assertThat(missing).doesNotExist();
  }

  @Test
  void whatIsNotRunningIsRefused() throws IOException {
    state("destroying");

    assertThat(
            failureOf(
                () -> DeploymentLookup.find(directory, Records.in(directory.security()), DEV)))
        .isEqualTo(new LookupFailure.NotRunning("dev", "destroying"));
  }

  @Test
  void aNameThatGeuseMakerHasCannotBeRegistered() throws IOException {
    state("running");

    assertThat(failureOf(() -> registrations.register(DEV, SSH)))
        .isInstanceOf(RequestFailure.Invalid.class);
    assertThat(registrations.find(DEV)).isEmpty();
  }

  @Test
  void exceptToSayWhichComposeProjectIsMeant() throws IOException {
    state("running");

    registrations.register(DEV, SSH.composeProject("stack"));

    DeploymentRecord found =
        DeploymentLookup.find(directory, Records.in(directory.security()), DEV);
    assertThat(found.state()).isPresent();
    assertThat(found.registration()).hasValue(SSH.composeProject("stack"));
  }

  @Test
  void aConnectionWithAPasswordIsNotRecordedNorRepeated() {
    RequestFailure.Invalid refused =
        (RequestFailure.Invalid)
            failureOf(
                () -> registrations.register(OWN, Registration.at("ssh://u:hunter2@10.0.0.5")));

    assertThat(refused.message()).doesNotContain("hunter2");
    assertThat(registrations.find(OWN)).isEmpty();
  }

  @Test
  void aDamagedRegistrationIsAFailure() throws IOException {
    registrations.register(OWN, SSH);
    Path file = directory.security(OWN).resolve(Registrations.FILE);
    Files.writeString(file, "{");
    Files.writeString(file.resolveSibling(Registrations.FILE + ".bak"), "{");

    assertThat(
            failureOf(
                () -> DeploymentLookup.find(directory, Records.in(directory.security()), OWN)))
        .isInstanceOf(StateFailure.Damaged.class);
  }

  private void state(String status) throws IOException {
    Files.createDirectories(directory.deployments());
    Files.write(
        directory.stateFile(DEV),
        ("{\"schema_version\":2,\"stack_name\":\"dev\",\"status\":\"" + status + "\"}")
            .getBytes(UTF_8));
    Files.createFile(directory.deployments().resolve("dev.json.lock"));
  }
}
