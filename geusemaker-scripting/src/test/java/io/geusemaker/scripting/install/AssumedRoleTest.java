package io.geusemaker.scripting.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service that gives out roles is a stand-in, and so is Systems Manager, which refuses all. */
@Tag("installed")
@DisplayName("The program, with a profile that assumes a role")
class AssumedRoleTest {

  private static final String ROLE =
      """
      <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
      <Credentials><AccessKeyId>ASIAOFTHEROLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
      <SessionToken>token-of-the-role</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
      </Credentials></AssumeRoleResult></AssumeRoleResponse>""";
  private static final String REFUSAL =
      "{\"__type\":\"AccessDeniedException\",\"message\":\"the stand-in refuses\"}";

  private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
  private final HttpServer aws;

  AssumedRoleTest() throws IOException {
    aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    aws.createContext("/", this::answer);
    aws.start();
  }

  @AfterEach
  void stop() {
    aws.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean role = request.contains("Action=AssumeRole");
    if (!role) {
      tokens.add(
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"))
              .orElse("none"));
    }
    byte[] reply = (role ? ROLE : REFUSAL).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(role ? 200 : 400, reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  @Test
  void comesAsThatRole(@TempDir Path directory) throws Exception {
    Installation installation = Installation.unpackedIn(directory.resolve("installed"));
    Path config =
        Files.writeString(
            directory.resolve("config"),
            """
            [profile corp]
            role_arn = arn:aws:iam::111122223333:role/operator
            source_profile = base
            region = eu-central-1
            [profile base]
            aws_access_key_id = AKIAEXAMPLE
            aws_secret_access_key = example
            """);
    String endpoint = "http://127.0.0.1:" + aws.getAddress().getPort();
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "AWS_CONFIG_FILE",
                config.toString(),
                "AWS_PROFILE",
                "corp",
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "AWS_ENDPOINT_URL_STS",
                endpoint,
                "AWS_ENDPOINT_URL_SSM",
                endpoint));
    String state = directory.resolve("state").toString();
    String program = installation.program().toString();

    Installation.Run adopted =
        Installation.run(
            environment,
            List.of(
                program,
                "adopt",
                "shop",
                "--connection",
                "ssm:i-0123456789abcdef0",
                "--state-dir",
                state));
    Installation.Run planned =
        Installation.run(environment, List.of(program, "plan", "shop", "--state-dir", state));

    assertThat(adopted.exit()).as(adopted.err()).isZero();
    assertThat(planned.err() + planned.out())
        .contains("the stand-in refuses")
        .doesNotContain("credentials cannot be used");
    assertThat(tokens).isNotEmpty().containsOnly("token-of-the-role");
  }
}
