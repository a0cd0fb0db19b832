package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Signer;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.registry.Registry;
import io.geusemaker.core.registry.RegistrySettings;
import io.geusemaker.core.signature.Cosign;
import io.geusemaker.core.signature.Verdict;
import io.geusemaker.core.signature.standin.SignedPayload;
import io.geusemaker.core.signature.standin.SigningRequest;
import io.geusemaker.core.signature.standin.StandInSigstore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real cosign and this project judge the same signatures, in a real registry. */
@DisplayName("A signature by an identity, and the real cosign")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DockerSignatureIT {

  private static final String WORKFLOW =
      "https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3";

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /** Its certificates have expired since. */
  private final SigningRequest longAgo = SigningRequest.at(now.minus(Duration.ofDays(2)));

  private final StandInSigstore sigstore = new StandInSigstore(now.minus(Duration.ofDays(30)));
  private DockerRegistry registry;
  private RealCosign cosign;
  private String trustedRoot;

  @BeforeAll
  void start(@TempDir Path directory) {
    DockerEngine.require();
    registry = DockerRegistry.start();
    cosign = new RealCosign(directory, sigstore);
    trustedRoot = cosign.trustedRoot();
  }

  @AfterAll
  void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  private String image(String name) {
    return registry.reference("acme/" + name + "@" + registry.pushEmpty("acme/" + name, "1.2.3"));
  }

  private static String digest(String image) {
    return image.substring(image.indexOf('@') + 1);
  }

  private Verdict verdict(String image, String identity, String issuer) {
    return Cosign.reading(Registry.of(RegistrySettings.anonymous()))
        .verify(ImageReference.parse(image), Signer.identity(identity, issuer, trustedRoot));
  }

  private void bothAccept(String image, String identity) {
    assertThat(verdict(image, identity, SigningRequest.ISSUER)).isInstanceOf(Verdict.Good.class);
    assertThat(cosign.accepts(image, identity, SigningRequest.ISSUER)).isTrue();
  }

  private void bothRefuse(String image, String identity, String issuer, String reason) {
    assertThat(verdict(image, identity, issuer).text()).contains(reason);
    assertThat(cosign.accepts(image, identity, issuer)).isFalse();
  }

  @Test
  void isAcceptedByBothLongAfterItsCertificateExpired() {
    String image = image("attached");
    cosign.attach(image, sigstore.sign(StandInSigstore.payload(digest(image)), longAgo));

    bothAccept(image, SigningRequest.EMAIL);
    bothRefuse(image, "other@example.org", SigningRequest.ISSUER, "not by other@example.org");
    bothRefuse(image, SigningRequest.EMAIL, "https://other.example.org", "not by");
  }

  @Test
  void mayBeByAWorkflowOrAUserName() {
    String workflow = image("workflow");
    cosign.attach(
        workflow,
        sigstore.sign(StandInSigstore.payload(digest(workflow)), longAgo.byWorkflow(WORKFLOW)));
    String user = image("user");
    cosign.attach(
        user,
        sigstore.sign(
            StandInSigstore.payload(digest(user)), longAgo.byUserName("ada!users.example.org")));

    bothAccept(workflow, WORKFLOW);
    bothAccept(user, "ada!users.example.org");
  }

  @Test
  void isAcceptedByBothWhenCosignMadeAndRecordedIt() {
    String image = image("signed");
    cosign.sign(image, SigningRequest.at(now.minus(Duration.ofMinutes(1))));

    bothAccept(image, SigningRequest.EMAIL);
    bothRefuse(image, WORKFLOW, SigningRequest.ISSUER, "not by " + WORKFLOW);
  }

  @Test
  void isEnoughBesideOnesThatAreWrong() {
    String image = image("several");
    byte[] payload = StandInSigstore.payload(digest(image));
    cosign.attach(image, sigstore.sign(payload, longAgo.byWorkflow(WORKFLOW)));
    cosign.attach(image, sigstore.sign(payload, longAgo));

    bothAccept(image, SigningRequest.EMAIL);
    bothAccept(image, WORKFLOW);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void isRefusedByBoth(String name, SignedPayload signed, String reason) {
    String image = image(name);
    cosign.attach(image, signed);

    bothRefuse(image, SigningRequest.EMAIL, SigningRequest.ISSUER, reason);
  }

  Stream<Arguments> isRefusedByBoth() {
    // Every image of this test is the same, so all have one digest.
    byte[] payload = StandInSigstore.payload(digest(image("any")));
    SignedPayload right = sigstore.sign(payload, longAgo);
    SignedPayload late =
        sigstore.sign(payload, longAgo, longAgo.begin().plus(Duration.ofMinutes(11)));
    String lateSecond = "" + longAgo.begin().plus(Duration.ofMinutes(11)).getEpochSecond();
    String earlier = "" + longAgo.begin().plus(Duration.ofMinutes(1)).getEpochSecond();
    return Stream.of(
        Arguments.of("late", late, "its certificate was valid from"),
        Arguments.of(
            "backdated",
            with(late, late.bundle().replace(lateSecond, earlier)),
            "the transparency log has not signed"),
        Arguments.of(
            "record-of-another",
            with(right, sigstore.sign(payload, longAgo).bundle()),
            "is of another signature"),
        Arguments.of(
            "other-log",
            new StandInSigstore(sigstore.begin).sign(payload, longAgo),
            "its transparency log is none"),
        Arguments.of(
            "unrecorded-certificate",
            sigstore.sign(payload, longAgo.unrecorded()),
            "no timestamp of a certificate log"),
        Arguments.of(
            "other-use",
            sigstore.sign(payload, longAgo.forUse(KeyPurposeId.id_kp_serverAuth)),
            "not for code signing"),
        Arguments.of(
            "other-image",
            sigstore.sign(StandInSigstore.payload("sha256:" + "b".repeat(64)), longAgo),
            "it is for another image"));
  }

  private static SignedPayload with(SignedPayload signed, String bundle) {
    return new SignedPayload(
        signed.payload(), signed.signature(), signed.certificate(), signed.chain(), bundle);
  }
}
