package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.SecretAccess;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a real engine, PostgreSQL and n8n; the whole contract is {@link DockerSsmContractIT}. */
@DisplayName("On the Docker stack over Systems Manager, a rotation")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerSsmIT {

  private static final SsmDocker HOST = new SsmDocker();

  @RegisterExtension
  static final OnDocker<DockerStack> STACK =
      new OnDocker<>(() -> DockerStack.up(Map.of()).over(HOST.transport()));

  @AfterAll
  static void stop() {
    HOST.close();
  }

  @Test
  void takesFiveCommandsOfWhichNothingKeepsASecret() {
    DockerStack stack = STACK.get();
    Set<String> secrets = new HashSet<>(Set.of(stack.databasePassword(), stack.ownerPassword()));

    RotationResult result = stack.deployment().rotate().postgres().n8n().execute();

    assertThat(result.proofs())
        .hasSize(2)
        .allSatisfy(proof -> assertThat(proof.newAccepted()).isTrue())
        .anySatisfy(proof -> assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED));
    assertThat(result.roundTrips()).isEqualTo(5);
    assertThat(HOST.server().commands()).isEqualTo(5);
    result
        .reveal(SecretAccess.deliberate())
        .values()
        .forEach(secret -> secrets.add(secret.reveal(SecretAccess.deliberate())));
    assertThat(secrets).hasSize(4);
    String kept = HOST.everythingKept();
    assertThat(kept).contains("geusemaker: prove");
    assertThat(secrets).noneMatch(kept::contains);
    assertThat(HOST.server().breaches()).isEmpty();
  }
}
