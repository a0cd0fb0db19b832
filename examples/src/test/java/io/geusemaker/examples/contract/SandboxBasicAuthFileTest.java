package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.model.StatusRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.core.credential.BcryptHash;
import io.geusemaker.examples.contract.Meddling.Moment;
import io.geusemaker.examples.proxy.ProxyStandIn;
import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts of a rotation of such a password: the survey, the trial, the writing, and the proof.
 */
@DisplayName("On the sandbox, a password in a basic-auth file of the host")
final class SandboxBasicAuthFileTest {

  private static final int WRITE = 3;
  private static final int PROOF = 4;
  private static final String OLD = "the-old-password";

  private final SandboxStack stack = new SandboxStack(Sandbox.start());
  private final Path file;
  private final ProxyStandIn proxy;

  SandboxBasicAuthFileTest(@TempDir Path directory) {
    file = directory.resolve("htpasswd");
    proxy = new ProxyStandIn(file);
  }

  @BeforeEach
  void write() throws IOException {
    Secret hash = BcryptHash.of(Secret.of(OLD)).asSecret();
    String text =
        "# users\nadm\u00efn:x\nadmin:"
            + hash.reveal(SecretAccess.deliberate())
            + ":the boss\r\nadmin2:$apr1$abc$0123456789012345678901";
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  @AfterEach
  void stop() {
    proxy.close();
    stack.close();
  }

  private BasicAuthFile admin() {
    return BasicAuthFile.at(file.toString()).of("admin").provenAt(proxy.url());
  }

  private RotationResult rotate(Transport transport) {
    return stack.deployment().over(transport).rotate().basicAuthFile(admin()).execute();
  }

  private RotationResult rotate() {
    return rotate(stack.sandbox().transport());
  }

  private String password(RotationResult result) {
    return VariantContract.clear(result).getOrDefault(admin().credential().toString(), "");
  }

  private String others() throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1)
        .replaceFirst("(?m)^admin:[^:]*", "admin:");
  }

  @Test
  void changes_and_nothing_else_does() throws IOException {
    String others = others();

    Plan plan = stack.direct().rotate().basicAuthFile(admin()).plan().plan();
    assertThat(plan.restarts()).isEmpty();
    assertThat(plan.describe()).contains("the line of admin").doesNotContain("$2");
    assertThat(plan.warnings())
        .anyMatch(warning -> warning.contains("that it is refused afterwards is not proven"));

    RotationResult first = rotate();
    assertThat(first.proofs())
        .singleElement()
        .returns(true, Proof::newAccepted)
        .returns(Proof.OldSecret.NOT_TESTED, Proof::oldRefused);
    String firstPassword = password(first);
    assertThat(proxy.accepts("admin", firstPassword)).isTrue();
    assertThat(proxy.accepts("admin", OLD)).isFalse();
    assertThat(others()).isEqualTo(others);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");

    RotationResult second = rotate();
    assertThat(second.proofs()).singleElement().returns(Proof.OldSecret.REFUSED, Proof::oldRefused);
    assertThat(second.warnings()).noneMatch(warning -> warning.contains(file.toString()));
    assertThat(proxy.accepts("admin", firstPassword)).isFalse();
    assertThat(second.describe()).doesNotContain(password(second));
  }

  @Test
  void is_proven_dead_at_once_when_it_was_given() throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThat(refusal(admin().replacing(Secret.of("a wrong one"))).message())
        .contains("the old password that was given is not the one in " + file)
        .doesNotContain("a wrong one");
    // Only the proxy can tell of this one, and this proxy knows bcrypt only.
    Failure unknown = refusal(admin2().replacing(Secret.of("a wrong one")));
    assertThat(unknown).isInstanceOf(OperationFailure.Undone.class);
    assertThat(unknown.message()).contains("its present secret was answered with");
    assertThat(Arrays.equals(Files.readAllBytes(file), before)).isTrue();

    RotationResult result =
        stack.direct().rotate().basicAuthFile(admin().replacing(Secret.of(OLD))).execute();

    assertThat(result.proofs()).singleElement().returns(Proof.OldSecret.REFUSED, Proof::oldRefused);
    assertThat(result.warnings()).noneMatch(warning -> warning.contains(file.toString()));
    assertThat(stack.direct().rollback().execute().proofs())
        .singleElement()
        .returns(true, Proof::newAccepted)
        .returns(Proof.OldSecret.REFUSED, Proof::oldRefused);
    assertThat(proxy.accepts("admin", OLD)).isTrue();
  }

  private BasicAuthFile admin2() {
    return BasicAuthFile.at(file.toString()).of("admin2").provenAt(proxy.url());
  }

  @Test
  void is_in_the_status_once_it_was_rotated_also_when_its_file_is_gone() throws IOException {
    assertThat(inStatus()).isEmpty();
    var ignored = rotate();

    assertThat(inStatus())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.places()).containsExactly(file + ", the line of admin");
              assertThat(status.readers()).containsExactly("the proxy that asks at " + proxy.url());
              assertThat(status.rotatedAt()).isPresent();
              assertThat(status.due()).isTrue();
              assertThat(status.problem()).isEmpty();
              assertThat(status.lastProof()).isPresent();
            });

    Files.delete(file);

    assertThat(inStatus())
        .singleElement()
        .satisfies(
            status ->
                assertThat(status.problem())
                    .hasValueSatisfying(why -> assertThat(why).contains("there is no file")));
  }

  private List<CredentialStatus> inStatus() {
    return stack
        .direct()
        .status(StatusRequest.standard().olderThan(Duration.ZERO))
        .credentials()
        .stream()
        .filter(one -> one.credential().equals(admin().credential().toString()))
        .toList();
  }

  @Test
  void comes_back_by_a_rollback_also_when_nobody_here_knew_it() throws IOException {
    String before = Files.readString(file, StandardCharsets.ISO_8859_1);
    RotationResult result =
        stack.direct().rotate().basicAuthFile(admin()).basicAuthFile(admin2()).execute();
    String after = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(after).doesNotContain("$apr1$");
    Files.writeString(file, after + "\nlater:x", StandardCharsets.ISO_8859_1);

    assertThat(stack.direct().rollback().execute().proofs())
        .hasSize(2)
        .noneMatch(Proof::newAccepted)
        .allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);

    assertThat(proxy.accepts("admin", OLD)).isTrue();
    assertThat(proxy.accepts("admin", password(result))).isFalse();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).isEqualTo(before + "\nlater:x");
  }

  @ParameterizedTest(name = "is put back when script {0} is cut off {1} it took effect")
  @CsvSource({"3, AFTER", "4, AFTER"})
  void is_put_back(int script, Moment moment) throws IOException {
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> rotate(Meddling.cutOff(stack.sandbox().transport(), script, moment)))
        .hasMessageContaining("was undone");

    assertThat(Arrays.equals(Files.readAllBytes(file), before)).isTrue();
  }

  @Test
  void is_put_back_or_finished_by_a_recovery() throws IOException {
    byte[] before = Files.readAllBytes(file);
    die(WRITE, Moment.AFTER);
    assertThat(proxy.accepts("admin", OLD)).isFalse();
    assertThat(stack.direct().recover().execute().describe()).contains("undone");
    assertThat(Arrays.equals(Files.readAllBytes(file), before)).isTrue();

    die(PROOF, Moment.BEFORE);
    assertThat(stack.direct().recover().execute().describe()).contains("finished");
    assertThat(proxy.accepts("admin", OLD)).isFalse();
    assertThat(rotate().proofs())
        .singleElement()
        .returns(Proof.OldSecret.REFUSED, Proof::oldRefused);
  }

  private void die(int script, Moment moment) {
    assertThatThrownBy(() -> rotate(Meddling.dying(stack.sandbox().transport(), script, moment)))
        .isInstanceOf(Died.class);
  }

  @ParameterizedTest(name = "is refused for the user {0}")
  @ValueSource(strings = {"nobody", "adm"})
  void is_refused_for_whom_the_file_does_not_know(String user) {
    assertThat(refusal(BasicAuthFile.at(file.toString()).of(user)))
        .isInstanceOf(StackFailure.NotRotatable.class);
  }

  @Test
  void is_refused_where_it_cannot_be_and_told_of_by_its_form() throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThat(refusal(BasicAuthFile.at(file + ".none").of("admin")).message())
        .contains("there is no file");
    Failure wrongUrl = refusal(admin().provenAt(proxy.openUrl()));
    assertThat(wrongUrl).isInstanceOf(OperationFailure.Undone.class);
    assertThat(wrongUrl.message()).contains("a request without it was answered with");
    assertThat(stack.direct().rotate().basicAuthFile(admin2()).plan().plan().warnings())
        .anyMatch(warning -> warning.contains("an MD5 hash of Apache (apr1): it gets a bcrypt"));
    assertThat(refusal(BasicAuthFile.at(file.toString()).of("admin2")).message())
        .contains("an MD5 hash of Apache (apr1): it would get a bcrypt hash")
        .contains("without a URL");
    assertThat(
            stack
                .direct()
                .rotate()
                .basicAuthFile(BasicAuthFile.at(file.toString()).of("admin"))
                .plan()
                .plan()
                .warnings())
        .anyMatch(warning -> warning.contains("nothing is proven"));
    assertThat(Arrays.equals(Files.readAllBytes(file), before)).isTrue();
  }

  private Failure refusal(BasicAuthFile declared) {
    return stack.direct().rotate().basicAuthFile(declared).attempt().getLeft();
  }
}
