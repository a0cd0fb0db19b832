package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("On a real nginx, a password in a basic-auth file")
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerBasicAuthIT {

  private static final String OLD = "the-old-password";
  private static final String GUEST = "the-guest-password";

  @RegisterExtension
  static final OnDocker<NginxStack> STACK = new OnDocker<>(DockerBasicAuthIT::up);

  private static NginxStack up() {
    return NginxStack.up(
        "# users\nadmin:" + hash("-apr1", OLD) + ":the boss\nguest:" + hash("-apr1", GUEST) + "\n");
  }

  private static String hash(String form, String password) {
    return Shell.run(Map.of(), password, List.of("openssl", "passwd", form, "-stdin"))
        .output()
        .strip();
  }

  @Test
  void changes_at_once_and_comes_back_and_nobody_else_is_refused_meanwhile()
      throws IOException, InterruptedException {
    NginxStack stack = STACK.get();
    String before = Files.readString(stack.passwords());
    BasicAuthFile admin =
        BasicAuthFile.at(stack.passwords().toString()).of("admin").provenAt(stack.url());
    assertThat(stack.status("admin", OLD)).isEqualTo(200);

    RotationResult result;
    List<Integer> ofAdmin;
    List<Integer> ofGuest;
    try (Polling old = Polling.of(() -> stack.status("admin", OLD));
        Polling guest = Polling.of(() -> stack.status("guest", GUEST))) {
      result = stack.deployment().rotate().basicAuthFile(admin.replacing(Secret.of(OLD))).execute();
      ofAdmin = old.answers();
      ofGuest = guest.answers();
    }

    String fresh = VariantContract.clear(result).getOrDefault(admin.credential().toString(), "");
    assertThat(stack.status("admin", fresh)).isEqualTo(200);
    assertThat(stack.status("admin", OLD)).isEqualTo(401);
    assertThat(stack.statusOfNobody()).isEqualTo(401);
    assertThat(result.proofs())
        .singleElement()
        .returns(true, Proof::newAccepted)
        .returns(Proof.OldSecret.REFUSED, Proof::oldRefused);
    assertThat(result.warnings()).anyMatch(warning -> warning.contains("apr1"));
    assertThat(Files.readString(stack.passwords()).replaceFirst("admin:[^:]*", "admin:"))
        .isEqualTo(before.replaceFirst("admin:[^:]*", "admin:"));
    // Until the one moment the old one opens it, and there is no time without a file.
    assertThat(ofAdmin.subList(0, ofAdmin.indexOf(401))).isNotEmpty().containsOnly(200);
    assertThat(ofAdmin.subList(ofAdmin.indexOf(401), ofAdmin.size())).containsOnly(401);
    assertThat(ofGuest).hasSizeGreaterThan(20).containsOnly(200);

    assertThat(stack.deployment().rollback().execute().proofs())
        .singleElement()
        .returns(true, Proof::newAccepted)
        .returns(Proof.OldSecret.REFUSED, Proof::oldRefused);
    assertThat(Files.readString(stack.passwords())).isEqualTo(before);
    assertThat(stack.status("admin", OLD)).isEqualTo(200);
    assertThat(stack.status("admin", fresh)).isEqualTo(401);
  }
}
