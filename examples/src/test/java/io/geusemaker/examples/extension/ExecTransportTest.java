package io.geusemaker.examples.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.examples.extension.exec.Exec;
import io.geusemaker.examples.extension.exec.ExecTransportProvider;
import io.geusemaker.examples.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A transport through a program")
final class ExecTransportTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @Test
  void carriesAWholeRotationAndItsRollback() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      Deployment stack =
          Deployment.of("my-dev-stack")
              .stateDirectory(sandbox.stateDirectory())
              .register(Registration.at("exec:" + HostProgram.of(sandbox, directory) + "+enter"));

      RotationResult result = stack.rotate().postgres().execute();

      assertThat(result.proofs())
          .isNotEmpty()
          .allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);
      assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isFalse();

      var back = stack.rollback().execute();

      assertThat(back.success()).isTrue();
      assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isTrue();
    }
  }

  @Test
  void readsItsWordsFromTheConnection() {
    assertThat(
            new ExecTransportProvider().transport(URI.create("exec:incus+exec+my%20host+--+a%2Bb")))
        .isEqualTo(Exec.through("incus", "exec", "my host", "--", "a+b"));
    assertThatThrownBy(() -> new ExecTransportProvider().transport(URI.create("exec:incus++")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhatIsWrongWithTheWay() {
    assertThat(failureOf(Exec.through("no-such-program-here")))
        .isInstanceOf(HostFailure.CommandMissing.class);
    assertThat(failureOf(Exec.through("false"))).isInstanceOf(HostFailure.class);
  }

  private static Object failureOf(Exec exec) {
    try (var session = exec.connect()) {
      return session;
    } catch (GeuseMakerException e) {
      return e.failure();
    }
  }
}
