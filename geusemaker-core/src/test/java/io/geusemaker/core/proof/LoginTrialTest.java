package io.geusemaker.core.proof;

import static io.geusemaker.core.host.FakeHost.prints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.FakeHost;
import io.geusemaker.core.host.ScriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A trial of the present password")
class LoginTrialTest {

  private final Evidence old = of("postgres/password");

  private static Evidence of(String credential) {
    return DatabaseEvidence.of(credential, "present-password", "new-password");
  }

  @TempDir private Path scratch = Path.of("");
  private Path changed = Path.of("");

  @BeforeEach
  void prepare() {
    changed = scratch.resolve("changed");
  }

  @Test
  void letsTheChangeHappenInTheSameRoundTrip() throws IOException {
    ScriptRunner host = seeing("new accepted\nnone refused no\nagain accepted");

    var ignored = host.run(change());

    assertThat(changed).exists();
    assertThat(host.roundTrips()).isOne();
  }

  @Test
  void isMadeOnce() throws IOException {
    ScriptRunner host = seeing("new accepted\nnone refused no\nagain accepted");
    var unusedFirst = host.run(change());
    Files.delete(changed);
    Files.delete(scratch.resolve("tried"));

    var unusedSecond = host.run(change());

    assertThat(changed).exists();
    assertThat(scratch.resolve("tried")).doesNotExist();
  }

  @Test
  void endsItBeforeTheChangeWhenTheDatabaseAsksForNoPassword() throws IOException {
    Failure failure = refused("new accepted\nnone accepted\nagain accepted");

    assertThat(failure).isInstanceOf(StackFailure.NotRotatable.class);
    assertThat(failure.what()).contains("postgres/password", "lets anyone in");
    assertThat(changed).doesNotExist();
  }

  @Test
  void endsItBeforeTheChangeWhenThePresentPasswordIsNotAccepted() throws IOException {
    Failure failure =
        refused(
            "new refused psql: error: FATAL:  no pg_hba.conf entry\nnone refused\nagain refused");

    assertThat(failure).isInstanceOf(StackFailure.NotRotatable.class);
    assertThat(failure.what()).contains("over the network", "no pg_hba.conf entry");
    assertThat(changed).doesNotExist();
  }

  @Test
  void takesTheNameOfARoleAsItIs() throws IOException {
    String name = "postgres/role-a $(: >" + changed + ") \"b' `c";
    ScriptRunner host = seeing("new accepted\nnone accepted\nagain accepted");
    host.aheadOfTheNext(LoginTrial.of(of(name)));

    Failure failure =
        LoginTrial.explained(
            catchThrowableOfType(GeuseMakerException.class, () -> host.run(change())).failure());

    assertThat(failure).isInstanceOf(StackFailure.NotRotatable.class);
    assertThat(failure.what()).contains(name);
    assertThat(changed).doesNotExist();
  }

  @Test
  void leavesOtherFailuresAsTheyAre() {
    Failure failure = new HostFailure.ScriptFailed("a step", 77, "of its own");

    assertThat(LoginTrial.explained(failure)).isSameAs(failure);
  }

  @Test
  void needsAPasswordThatIsKnown() {
    Evidence nothing = new Evidence("stack", Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(LoginTrial.of(nothing)).isEmpty();
  }

  private Script change() {
    return Script.of("change", ": >\"$PLACE\"").parameter("PLACE", changed.toString());
  }

  private ScriptRunner seeing(String attempts) throws IOException {
    ScriptRunner host =
        new ScriptRunner(
            new FakeHost(scratch)
                .docker(
                    "run *",
                    "cat >/dev/null\n: >'" + scratch.resolve("tried") + "'\n" + prints(attempts)));
    host.aheadOfTheNext(LoginTrial.of(old));
    return host;
  }

  private Failure refused(String attempts) throws IOException {
    ScriptRunner host = seeing(attempts);
    return LoginTrial.explained(
        catchThrowableOfType(GeuseMakerException.class, () -> host.run(change())).failure());
  }
}
