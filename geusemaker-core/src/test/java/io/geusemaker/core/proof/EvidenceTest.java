package io.geusemaker.core.proof;

import static io.geusemaker.core.host.FakeHost.prints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.host.FakeHost;
import io.geusemaker.core.host.ScriptRunner;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The evidence for a database password")
class EvidenceTest {

  private static final Evidence EVIDENCE =
      DatabaseEvidence.of("postgres/password", "new-password", "old-password");

  @TempDir private Path scratch = Path.of("");

  @Test
  void isThatItIsAcceptedTwiceAndTheOldOneAndNoneAreRefused() throws IOException {
    FakeHost host =
        new FakeHost(scratch)
            .docker(
                "run *",
                "cat >/dev/null\n"
                    + prints("new accepted\nold refused no\nnone refused no\nagain accepted"));

    assertThat(EVIDENCE.collect(new ScriptRunner(host))).hasSize(1);
  }

  @Test
  void isMissingAndNothingElseWhenNoContainerCouldBeStarted() throws IOException {
    FakeHost host =
        new FakeHost(scratch)
            .docker(
                "run *", "cat >/dev/null; echo 'network of new-password is gone' >&2; exit 125");

    var failure =
        catchThrowableOfType(
                GeuseMakerException.class, () -> EVIDENCE.collect(new ScriptRunner(host)))
            .failure();

    assertThat(failure).isInstanceOf(HostFailure.ScriptFailed.class);
    assertThat(failure.what())
        .contains("were not tried: docker run ended with 125")
        .contains("network of **** is gone".replace("****", Secret.MASK))
        .doesNotContain("not accepted");
  }
}
