package io.geusemaker.core.engine;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.ssm.Ssm;
import io.geusemaker.core.state.DeploymentLookup;
import io.geusemaker.core.state.DeploymentRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The way to a host")
class ConnectionsTest {

  private static final DeploymentName DEV = new DeploymentName("dev");

  private final StateDirectory directory;
  private final Path home;
  private final String homeBefore = System.getProperty("user.home");

  ConnectionsTest(@TempDir Path root) {
    directory = new StateDirectory(root.resolve("records"));
    home = root.resolve("home of an operator");
  }

  @BeforeEach
  void moveHome() throws IOException {
    Files.createDirectories(home.resolve(".ssh"));
    System.setProperty("user.home", home.toString());
  }

  @AfterEach
  void moveBack() {
    System.setProperty("user.home", homeBefore);
  }

  @ParameterizedTest(name = "of GeuseMaker is SSH with the recorded key pair, from {0}")
  @ValueSource(strings = {"dev-key.pem", "dev-key"})
  void isSshWithTheRecordedKey(String file) throws IOException {
    Path key = Files.createFile(home.resolve(".ssh").resolve(file));

    URI way = recorded("\"public_ip\": \"203.0.113.7\", \"keypair_name\": \"dev-key\"");

    assertThat(way.getUserInfo()).isEqualTo("ubuntu");
    assertThat(way.getHost()).isEqualTo("203.0.113.7");
    assertThat(way.getQuery()).isEqualTo("identity=" + key);
  }

  @Test
  void percentEncodesTheKeysPath() throws IOException {
    Files.createFile(home.resolve(".ssh/dev-key.pem"));

    URI way = recorded("\"public_ip\": \"203.0.113.7\", \"keypair_name\": \"dev-key\"");

    assertThat(way.toString()).contains("home%20of%20an%20operator").doesNotContain(" ");
  }

  @Test
  void takesThePemFileFirst() throws IOException {
    Files.createFile(home.resolve(".ssh/dev-key"));
    Files.createFile(home.resolve(".ssh/dev-key.pem"));

    URI way = recorded("\"public_ip\": \"203.0.113.7\", \"keypair_name\": \"dev-key\"");

    assertThat(way.getQuery()).endsWith("dev-key.pem");
  }

  @Test
  void leavesTheKeyToTheTransportWhenThereIsNoFileOfIt() throws IOException {
    assertThat(recorded("\"public_ip\": \"203.0.113.7\", \"keypair_name\": \"dev-key\""))
        .isEqualTo(URI.create("ssh://ubuntu@203.0.113.7"));
  }

  @Test
  void isThePrivateAddressWhenThereIsNoPublicOne() throws IOException {
    assertThat(recorded("\"public_ip\": null, \"private_ip\": \"10.0.0.5\""))
        .isEqualTo(URI.create("ssh://ubuntu@10.0.0.5"));
  }

  @Test
  void isSystemsManagerWhenNoPublicAddressAndNoKeyIsAtHand() throws IOException {
    String members =
        "\"private_ip\": \"10.0.0.5\", \"keypair_name\": \"dev-key\", \"instance_id\":"
            + " \"i-0a1b2c3d4e5f67890\", \"config\": {\"region\": \"eu-central-1\"}";

    assertThat(Connections.transport(state(members)))
        .isEqualTo(Ssm.instance("i-0a1b2c3d4e5f67890").orTagged("dev").region("eu-central-1"));

    Files.createFile(home.resolve(".ssh/dev-key.pem"));
    assertThat(recorded(members).getScheme()).isEqualTo("ssh");
  }

  @Test
  void isTheRegisteredOneWhenThereIsOne() throws IOException {
    DeploymentRecord record = state("\"public_ip\": \"203.0.113.7\"");

    Transport transport =
        Connections.transport(
            new DeploymentRecord(
                DEV, record.state(), Optional.of(Registration.at("ssh://admin@10.0.0.9:2222"))));

    assertThat(transport)
        .isEqualTo(new RecordingSshProvider.Recorded(URI.create("ssh://admin@10.0.0.9:2222")));
  }

  @Test
  void isUnknownWithoutAnAddress() throws IOException {
    DeploymentRecord record = state("\"keypair_name\": \"dev-key\"");

    assertThat(failureOf(() -> Connections.transport(record)))
        .isEqualTo(new LookupFailure.NoAddress("dev"));
  }

  private URI recorded(String members) throws IOException {
    return ((RecordingSshProvider.Recorded) Connections.transport(state(members))).connection();
  }

  private DeploymentRecord state(String members) throws IOException {
    Files.createDirectories(directory.deployments());
    Files.writeString(
        directory.stateFile(DEV),
        "{\"schema_version\": 2, \"stack_name\": \"dev\", \"status\": \"running\", "
            + members
            + "}");
    return DeploymentLookup.find(directory, Records.in(directory.security()), DEV);
  }
}
