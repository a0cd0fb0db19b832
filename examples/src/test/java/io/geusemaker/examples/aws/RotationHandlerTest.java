package io.geusemaker.examples.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.aws.standin.AwsServer;
import io.geusemaker.core.dynamodb.standin.DynamoDbServer;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.ssh.Ssh;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The handler for Lambda")
class RotationHandlerTest {

  @Test
  void rotatesOnceHoweverOftenAnEventComes() {
    try (AwsServer aws = AwsServer.start();
        Sandbox sandbox = Sandbox.start()) {
      aws.kms().create("alias/geusemaker");
      Environment environment =
          new Environment(
              Map.of(
                  "GEUSEMAKER_STATE_DIR", sandbox.stateDirectory().toString(),
                  "GEUSEMAKER_KEY", "kms:alias/geusemaker?" + aws.query(),
                  "GEUSEMAKER_CREDENTIALS_IN", "secretsmanager:geusemaker?" + aws.query()));
      RotationHandler handler =
          new RotationHandler(deployment -> environment.apply(deployment).over(ssh(sandbox)));
      Map<String, Object> event =
          Map.of("deployment", "my-dev-stack", "services", List.of("postgres"), "id", "event-1");

      Map<String, Object> first = handler.handleRequest(event);
      String fresh = password(aws);
      Map<String, Object> second = handler.handleRequest(event);

      assertThat(first).containsEntry("operation", "event-1");
      assertThat(second).containsEntry("operation", "event-1");
      assertThat(password(aws)).isEqualTo(fresh);
      assertThat(sandbox.postgresAccepts("geusemaker", fresh)).isTrue();
      assertThat(first.toString()).doesNotContain(fresh);
    }
  }

  /** Of two functions none has a disk that the other sees. */
  @Test
  void goesOnAnywhereWithTheRecordsInATable(@TempDir Path one, @TempDir Path other) {
    try (AwsServer aws = AwsServer.start();
        DynamoDbServer table = DynamoDbServer.start();
        Sandbox sandbox = Sandbox.start()) {
      aws.kms().create("alias/geusemaker");
      table.create("geusemaker");
      Function<Path, RotationHandler> handlers =
          work ->
              new RotationHandler(
                  deployment ->
                      new Environment(
                              Map.of(
                                  "GEUSEMAKER_STATE_DIR", work.toString(),
                                  "GEUSEMAKER_STATE_STORE",
                                      "dynamodb:geusemaker?region=eu-central-1&endpoint="
                                          + table.endpoint(),
                                  "GEUSEMAKER_KEY", "kms:alias/geusemaker?" + aws.query(),
                                  "GEUSEMAKER_CREDENTIALS_IN",
                                      "secretsmanager:geusemaker?" + aws.query()))
                          .apply(deployment)
                          .over(ssh(sandbox)));
      Map<String, Object> event =
          Map.of("deployment", "my-dev-stack", "services", List.of("postgres"), "id", "event-1");

      handlers.apply(one).handleRequest(event);
      String first = password(aws);
      Map<String, Object> again = handlers.apply(other).handleRequest(event);

      assertThat(again).containsEntry("operation", "event-1");
      assertThat(password(aws)).isEqualTo(first);
      handlers
          .apply(other)
          .handleRequest(
              Map.of(
                  "deployment", "my-dev-stack", "services", List.of("postgres"), "id", "event-2"));
      assertThat(password(aws)).isNotEqualTo(first);
      assertThat(sandbox.postgresAccepts("geusemaker", password(aws))).isTrue();
      assertThat(sandbox.postgresAccepts("geusemaker", first)).isFalse();
      assertThat(table.items("geusemaker")).isPositive();
    }
  }

  @Test
  void failsWithWhatHappenedAndWhatToDo() {
    RotationHandler handler =
        new RotationHandler(deployment -> deployment.stateDirectory(Path.of("/nowhere")));

    assertThatThrownBy(
            () -> handler.handleRequest(Map.of("deployment", "my-dev-stack", "id", "event-1")))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageContaining("Next:");
    assertThatThrownBy(() -> handler.handleRequest(Map.of("deployment", "my-dev-stack")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the event has no text in \"id\"");
  }

  @Test
  void choosesNothingThatItsEnvironmentDoesNot() {
    Deployment deployment = Deployment.of("my-dev-stack");

    assertThat(new Environment(Map.of()).apply(deployment))
        .isEqualTo(deployment.stateDirectory(Path.of("/tmp/geusemaker")));
    assertThat(new Environment(Map.of("GEUSEMAKER_KEY", "kms:alias/a")).apply(deployment))
        .isEqualTo(
            deployment
                .stateDirectory(Path.of("/tmp/geusemaker"))
                .encryptedBy(StateKey.at(URI.create("kms:alias/a"))));
  }

  private static Ssh ssh(Sandbox sandbox) {
    return Ssh.to(sandbox.user() + "@127.0.0.1:" + sandbox.port())
        .identity(sandbox.identity())
        .knownHosts(sandbox.knownHosts());
  }

  private static String password(AwsServer aws) {
    return aws.secrets()
        .value("geusemaker/my-dev-stack/postgres/password", "AWSCURRENT")
        .orElse("");
  }
}
