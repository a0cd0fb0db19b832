package io.geusemaker.examples.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.fleet.Fleet;
import io.geusemaker.api.model.InstanceTag;
import io.geusemaker.api.model.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A fleet by its tag")
class TaggedFleetTest {

  private static final String FIRST = "i-00000000000000001";
  private static final String SECOND = "i-00000000000000002";
  private static final String THIRD = "i-00000000000000003";

  @TempDir private Path records = Path.of("");

  private final SsmHost host = new SsmHost();

  @AfterEach
  void stop() {
    host.close();
  }

  private Fleet fleet() {
    return Fleet.tagged(
            InstanceTag.of("env", "prod").region("eu-central-1").endpoint(host.server.endpoint()))
        .eachDeployment(deployment -> deployment.stateDirectory(records));
  }

  private void instance(String id, String stack, String... tags) {
    host.server.manage(id, "Online", stack);
    host.server.tag(id, tags);
  }

  private void made(String name, String instance, String status) throws IOException {
    Path directory = Files.createDirectories(records.resolve("deployments"));
    Files.writeString(
        directory.resolve(name + ".json"),
        """
        {"schema_version": 2, "stack_name": "%s", "status": "%s", "instance_id": "%s",
         "public_ip": "203.0.113.9", "config": {"region": "eu-central-1"}}
        """
            .formatted(name, status, instance));
  }

  private void registered(String name, String connection) {
    Deployment.of(name)
        .stateDirectory(records)
        .register(Registration.at(connection + "region=eu-central-1"));
  }

  private Failure failure() {
    return catchThrowableOfType(GeuseMakerException.class, () -> fleet().deployments()).failure();
  }

  @Test
  void isOfThoseOnRecordWhoseInstancesHaveIt() throws IOException {
    instance(FIRST, "shop", "env=prod");
    instance(SECOND, "till", "env=prod", "team=a");
    instance(THIRD, "play", "env=test");
    made("shop", FIRST, "running");
    registered("till", "ssm:" + SECOND + "?");
    made("play", THIRD, "running");

    assertThat(fleet().deployments()).extracting(Deployment::name).containsExactly("shop", "till");
    assertThat(fleet().deployments().get(0).toString()).contains("shop");
    assertThat(fleet()).hasToString("fleet of the deployments tagged env=prod");
  }

  @Test
  void followsAnInstanceThatWasReplaced() throws IOException {
    instance(SECOND, "shop", "env=prod");
    made("shop", "i-0badbadbadbadbad0", "running");

    assertThat(fleet().deployments()).extracting(Deployment::name).containsExactly("shop");
  }

  @Test
  void isRefusedWhenAnInstanceIsNotOnRecord() throws IOException {
    instance(FIRST, "shop", "env=prod");
    instance(SECOND, "strange", "env=prod");
    instance(THIRD, "gone", "env=prod");
    made("shop", FIRST, "running");
    made("gone", THIRD, "destroying");

    assertThat(failure())
        .isEqualTo(new LookupFailure.NotOnRecord("env=prod", List.of(SECOND, THIRD)));
    assertThat(failure().next()).contains("ssm:" + SECOND);
  }

  @Test
  void isRefusedWhenNothingHasIt() {
    assertThat(failure()).isEqualTo(new LookupFailure.NothingTagged("env=prod"));
  }

  @Test
  void namesThePermissionThatIsMissing() {
    host.server.faults().refusals.put("DescribeInstanceInformation", "AccessDeniedException");

    assertThat(failure())
        .isInstanceOfSatisfying(
            AwsFailure.PermissionMissing.class,
            missing -> assertThat(missing.action()).isEqualTo("ssm:DescribeInstanceInformation"));
  }

  @Test
  void asksOnceForHundreds() {
    for (int i = 0; i < 120; i++) {
      String id = "i-%017x".formatted(i + 1);
      instance(id, "shop-" + i, "env=prod");
      registered("shop-" + i, "ssm:" + id + "?");
    }

    assertThat(fleet().deployments()).hasSize(120);
    assertThat(host.server.calls()).hasSize(3);
  }
}
