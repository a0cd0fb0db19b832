package io.geusemaker.core.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Signer;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.signature.standin.Keys;
import io.geusemaker.core.signature.standin.StandInLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Real ones; where they are from is said beside the files. */
@DisplayName("A signature made with the public instance of Sigstore in 2023")
final class PublicInstanceTest {

  private static final String SIGNATURE =
      "MEUCIG/9EcV8o6eujnAkGkDXi9OY8hrX92QrAyBaHg4WoeGgAiEA5+P3XjPkJPbuV4MeHpC99Zi2KZz7/Yw"
          + "UIFdVTgirctg=";
  private static final String PROMISE =
      "MEUCIFTg2f6tkYD31MsbfmKS8gH7T2J4IVR14w7ViAYk3xBHAiEAgO2KdbJ1zx3r1lwdxvzmprDZEteq/pQZ"
          + "PRXJ1MWO76E=";
  private static final String LOG =
      "c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d";
  private static final String IDENTITY =
      "cosign@cosign-test-bazel-1-384518.iam.gserviceaccount.com";
  private static final String ISSUER = "https://accounts.google.com";

  private static String read(String name) throws IOException {
    try (InputStream in = PublicInstanceTest.class.getResourceAsStream("public-instance/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private static String verify(String identity, String issuer, long time) throws IOException {
    String pem = read("certificate.pem");
    byte[] payload = read("payload.json").getBytes(UTF_8);
    String entry =
        StandInLog.entry(
            payload,
            Base64.getDecoder().decode(SIGNATURE),
            Certificates.readPem(pem).orElseThrow().get(0));
    String bundle =
        ("{\"SignedEntryTimestamp\":\"%s\",\"Payload\":{\"body\":\"%s\",\"integratedTime\":%d,"
                + "\"logIndex\":18667247,\"logID\":\"%s\"}}")
            .formatted(PROMISE, Keys.base64(entry.getBytes(UTF_8)), time, LOG);
    CosignSignature signature =
        new CosignSignature(
            payload, SIGNATURE, Optional.of(pem), Optional.empty(), Optional.of(bundle));
    try {
      ByIdentity.of(new Signer.Identity(identity, issuer, read("trusted_root.json")))
          .verify(signature);
      return "good";
    } catch (WrongSignature e) {
      return e.reason();
    }
  }

  @Test
  void signsTheDocumentThatItsManifestNames() throws IOException {
    assertThat(Digest.of(read("payload.json").getBytes(UTF_8)))
        .hasToString("sha256:bf088c020cf7c3caa0cfdae05942e864efeb4161fd8b340f1089c9605320b4c0");
  }

  @Test
  void isGoodByTheAccountThatMadeIt() throws IOException {
    assertThat(verify(IDENTITY, ISSUER, 1682189742)).isEqualTo("good");
  }

  @Test
  void isWrongByAnyOtherOrAtAnotherTime() throws IOException {
    assertThat(verify("other@example.org", ISSUER, 1682189742)).contains("not by");
    assertThat(verify(IDENTITY, "https://github.com/login/oauth", 1682189742)).contains("not by");
    assertThat(verify(IDENTITY, ISSUER, 1682189743)).contains("has not signed");
  }
}
