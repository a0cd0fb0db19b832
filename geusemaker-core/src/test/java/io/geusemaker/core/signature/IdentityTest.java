package io.geusemaker.core.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.Signer;
import io.geusemaker.core.signature.standin.Keys;
import io.geusemaker.core.signature.standin.SignedPayload;
import io.geusemaker.core.signature.standin.SigningRequest;
import io.geusemaker.core.signature.standin.StandInLog;
import io.geusemaker.core.signature.standin.StandInSigstore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A signature by an identity")
final class IdentityTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** Long ago, so that no certificate is valid any more. */
  private static final Instant THEN = Instant.parse("2026-02-03T04:05:06Z");

  private static final byte[] PAYLOAD = StandInSigstore.payload("sha256:" + "a".repeat(64));
  private static final SigningRequest REQUEST = SigningRequest.at(THEN);

  private final StandInSigstore sigstore = new StandInSigstore(BEGIN);

  private Verifier trusting(String trustedRoot) {
    return ByIdentity.of(
        new Signer.Identity(SigningRequest.EMAIL, SigningRequest.ISSUER, trustedRoot));
  }

  private void isGood(SignedPayload signed) {
    isGood(signed, SigningRequest.EMAIL);
  }

  private void isGood(SignedPayload signed, String identity) {
    Verifier verifier =
        ByIdentity.of(new Signer.Identity(identity, SigningRequest.ISSUER, sigstore.trustedRoot()));
    assertThatCode(() -> verifier.verify(Signatures.of(signed))).doesNotThrowAnyException();
  }

  private void isWrong(SignedPayload signed, String reason) {
    isWrong(Signatures.of(signed), reason);
  }

  private void isWrong(CosignSignature signature, String reason) {
    assertThatThrownBy(() -> trusting(sigstore.trustedRoot()).verify(signature))
        .isInstanceOf(WrongSignature.class)
        .hasMessageContaining(reason);
  }

  @Test
  void isGoodLongAfterItsCertificateExpired() {
    isGood(sigstore.sign(PAYLOAD, REQUEST));
  }

  @Test
  void mayBeByAWorkflowOrAUserName() {
    String workflow = "https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main";

    isGood(sigstore.sign(PAYLOAD, REQUEST.byWorkflow(workflow)), workflow);
    isGood(
        sigstore.sign(PAYLOAD, REQUEST.byUserName("ada!users.example.org")),
        "ada!users.example.org");
  }

  @ParameterizedTest
  @EnumSource
  void mayNameTheIssuerInEitherWay(SigningRequest.Form form) {
    isGood(sigstore.sign(PAYLOAD, REQUEST.saidIn(form)));
    isWrong(
        sigstore.sign(PAYLOAD, REQUEST.saidIn(form).knownTo("https://other.example.org")),
        "of https://other.example.org, not by");
  }

  @Test
  void needsNoChainBesideTheTrustedRoot() {
    CosignSignature signature = Signatures.of(sigstore.sign(PAYLOAD, REQUEST));
    assertThatCode(
            () ->
                trusting(sigstore.trustedRoot())
                    .verify(Signatures.withChain(signature, Optional.empty())))
        .doesNotThrowAnyException();
  }

  @Test
  void isGoodWhereDigitsAreWrittenInAnotherWay() {
    CosignSignature signature = Signatures.of(sigstore.sign(PAYLOAD, REQUEST));
    Verifier verifier = trusting(sigstore.trustedRoot());
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThatCode(() -> verifier.verify(signature)).doesNotThrowAnyException();
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void isWrongWithALongChain() {
    CosignSignature signature = Signatures.of(sigstore.sign(PAYLOAD, REQUEST));
    String one = Keys.pem(sigstore.authority.root());

    isWrong(
        Signatures.withChain(signature, Optional.of(one.repeat(5))),
        "the chain of its certificate has more than 4 certificates");
  }

  @Test
  void isWrongByAnIdentityThatTakesMoreRoomThanItIsGiven() {
    isWrong(
        sigstore.sign(PAYLOAD, REQUEST.byUserName("\ud83d\ude00".repeat(200))),
        "it was made by " + "?".repeat(200) + " of https://issuer.example.org, not by");
  }

  @Test
  void isWrongByAnotherIdentityOrAnotherIssuer() {
    isWrong(
        sigstore.sign(PAYLOAD, REQUEST.byUserName("other\u001b[2J")),
        "it was made by other?[2J of https://issuer.example.org, not by"
            + " release@example.org of https://issuer.example.org");
    isWrong(
        sigstore.sign(PAYLOAD, REQUEST.knownTo("https://other.example.org")),
        "of https://other.example.org, not by");
    isWrong(sigstore.sign(PAYLOAD, REQUEST.byUserName(SigningRequest.EMAIL + ".evil")), "not by");
  }

  @ParameterizedTest(name = "recorded {0} minutes after its certificate began")
  @ValueSource(ints = {-1, 11})
  void isWrongWhenItsCertificateWasNotValidThen(int minutes) {
    isWrong(
        sigstore.sign(PAYLOAD, REQUEST, THEN.plus(Duration.ofMinutes(minutes))),
        "its certificate was valid from 2026-02-03T04:05:06Z to 2026-02-03T04:15:06Z, and the"
            + " signature was recorded at");
  }

  @Test
  void isWrongWhenAnotherAuthorityCertifiedIt() {
    SignedPayload other = new StandInSigstore(BEGIN).sign(PAYLOAD, REQUEST);
    // Recorded by the right log, so that only the authority is another one.
    CosignSignature signature =
        Signatures.withBundle(
            Signatures.of(other),
            sigstore.signatures.bundle(entry(other), THEN.plus(Duration.ofMinutes(1))));

    isWrong(signature, "no certificate authority of the trusted root had certified it");
  }

  @Test
  void isWrongWhenItsAuthorityWasNotTrustedThen() {
    SignedPayload signed = sigstore.sign(PAYLOAD, REQUEST);
    String closed =
        sigstore
            .trustedRoot()
            .replace(
                "\"validFor\":{\"start\":\"" + BEGIN + "\"}}]}",
                "\"validFor\":{\"start\":\"" + BEGIN + "\",\"end\":\"2026-02-01T00:00:00Z\"}}]}");

    assertThat(closed).isNotEqualTo(sigstore.trustedRoot());
    assertThatThrownBy(() -> trusting(closed).verify(Signatures.of(signed)))
        .hasMessageContaining("no certificate authority");
  }

  @Test
  void isWrongWhenItsCertificateIsItselfCalledAnAuthority() {
    CosignSignature signature = Signatures.of(sigstore.sign(PAYLOAD, REQUEST));
    String root = Keys.base64(Keys.der(sigstore.authority.root()));
    String signer =
        Keys.base64(
            Keys.der(
                Certificates.readPem(signature.certificate().orElseThrow()).orElseThrow().get(0)));

    assertThatThrownBy(
            () -> trusting(sigstore.trustedRoot().replace(root, signer)).verify(signature))
        .isInstanceOf(WrongSignature.class)
        .hasMessageContaining("no certificate authority");
  }

  @Test
  void isWrongWhenItsKeyIsForSomethingElse() {
    isWrong(
        sigstore.sign(PAYLOAD, REQUEST.forUse(KeyPurposeId.id_kp_serverAuth)),
        "its certificate is not for code signing");
  }

  @Test
  void isWrongWithoutABundle() {
    isWrong(
        Signatures.withBundle(Signatures.of(sigstore.sign(PAYLOAD, REQUEST)), Optional.empty()),
        "it has no bundle of a transparency log");
  }

  @Test
  void isWrongWithoutACertificate() {
    CosignSignature signature = Signatures.of(sigstore.sign(PAYLOAD, REQUEST));
    isWrong(
        new CosignSignature(
            PAYLOAD, signature.signature(), Optional.empty(), Optional.empty(), signature.bundle()),
        "it has no certificate");
  }

  @Test
  void isWrongWhenWhatWasSignedIsAnother() {
    SignedPayload signed = sigstore.sign(PAYLOAD, REQUEST);
    isWrong(
        new SignedPayload(
            StandInSigstore.payload("sha256:" + "b".repeat(64)),
            signed.signature(),
            signed.certificate(),
            signed.chain(),
            signed.bundle()),
        "it was not made by the key of its certificate");
  }

  @Test
  void isWrongWhenTheTimeInItsBundleIsAnother() {
    SignedPayload signed = sigstore.sign(PAYLOAD, REQUEST, THEN.plus(Duration.ofMinutes(11)));
    isWrong(
        Signatures.withBundle(
            Signatures.of(signed),
            signed
                .bundle()
                .replace(
                    "" + THEN.plus(Duration.ofMinutes(11)).getEpochSecond(),
                    "" + THEN.plus(Duration.ofMinutes(1)).getEpochSecond())),
        "the transparency log has not signed what its bundle says");
  }

  @Test
  void isWrongWhenAnotherLogRecordedIt() {
    SignedPayload signed = sigstore.sign(PAYLOAD, REQUEST);
    isWrong(
        Signatures.withBundle(
            Signatures.of(signed),
            new StandInLog().bundle(entry(signed), THEN.plus(Duration.ofMinutes(1)))),
        "its transparency log is none that the trusted root names");
  }

  @Test
  void isWrongWhenItsLogWasNotTrustedThen() {
    SignedPayload signed =
        sigstore.sign(PAYLOAD, SigningRequest.at(BEGIN.minus(Duration.ofDays(1))));

    isWrong(signed, "its transparency log was not trusted at 2025-12-31T00:01:00Z");
  }

  @Test
  void isWrongWithTheRecordOfAnotherSignature() {
    SignedPayload signed = sigstore.sign(PAYLOAD, REQUEST);
    SignedPayload other = sigstore.sign(PAYLOAD, REQUEST);

    isWrong(recordedAs(signed, entry(other)), "is of another signature");
    isWrong(
        recordedAs(
            signed,
            entry(signed).replace(certificateIn(entry(signed)), certificateIn(entry(other)))),
        "is of another certificate");
    isWrong(
        recordedAs(signed, entry(signed).replaceFirst("\"value\":\"..", "\"value\":\"zz")),
        "is of another payload");
    isWrong(
        recordedAs(signed, entry(signed).replace("hashedrekord", "intoto")),
        "of a kind that is not read here");
    isWrong(recordedAs(signed, "no JSON"), "is malformed");
  }

  private CosignSignature recordedAs(SignedPayload signed, String entry) {
    return Signatures.withBundle(
        Signatures.of(signed), sigstore.signatures.bundle(entry, THEN.plus(Duration.ofMinutes(1))));
  }

  private static String entry(SignedPayload signed) {
    return StandInLog.entry(
        signed.payload(),
        Base64.getDecoder().decode(signed.signature()),
        Certificates.readPem(signed.certificate()).orElseThrow().get(0));
  }

  private static String certificateIn(String entry) {
    return entry.replaceAll(".*\"publicKey\":\\{\"content\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void isWrongWhenNoCertificateLogKnowsItsCertificate() {
    isWrong(
        sigstore.sign(PAYLOAD, REQUEST.unrecorded()),
        "its certificate has no timestamp of a certificate log");
  }

  @Test
  void isGoodWithoutOneWhenTheTrustedRootNamesNoCertificateLog() {
    CosignSignature signature = Signatures.of(sigstore.sign(PAYLOAD, REQUEST.unrecorded()));
    assertThatCode(() -> trusting(sigstore.trustedRootWithoutCertificateLogs()).verify(signature))
        .doesNotThrowAnyException();
  }

  @Test
  void isWrongWhenAnotherCertificateLogKnowsIt() {
    CosignSignature signature = Signatures.of(sigstore.sign(PAYLOAD, REQUEST));
    String another = Base64.getEncoder().encodeToString(new StandInLog().publicKey().getEncoded());
    String trustedRoot =
        sigstore
            .trustedRoot()
            .replace(
                Base64.getEncoder().encodeToString(sigstore.certificates.publicKey().getEncoded()),
                another);

    assertThatThrownBy(() -> trusting(trustedRoot).verify(signature))
        .hasMessageContaining("its certificate was recorded in no log that the trusted root names");
  }

  @Test
  void isWrongWhenTheTimestampInItsCertificateIsOfAnotherCertificate() {
    StandInSigstore forged = new StandInSigstore(BEGIN, sigstore.certificates::forged);
    CosignSignature signature = Signatures.of(forged.sign(PAYLOAD, REQUEST));

    assertThatThrownBy(
            () -> trusting(forged.trustedRootWith(sigstore.certificates)).verify(signature))
        .hasMessageContaining("the certificate log has not signed the timestamp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"certificateAuthorities\":[]}",
        "{\"certificateAuthorities\":[{\"certChain\":{}}]}",
        "{\"certificateAuthorities\":[{\"certChain\":{\"certificates\":[{\"rawBytes\":\"AA==\"}]}}]}",
        "{broken"
      })
  void isNotLookedAtWithATrustedRootThatIsNone(String trustedRoot) {
    assertThatThrownBy(() -> trusting(trustedRoot))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageContaining("trusted root is not acceptable");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"ctlogs\":[', '\"ctlogs\":\"none\",\"others\":['",
    "'\"ctlogs\":[', '\"ctlogs\":{},\"others\":['",
    "'\"validFor\":{\"start\":', '\"validFor\":{\"start\":1,\"other\":'",
    "'\"validFor\":{\"start\":', '\"validFor\":[],\"others\":{\"start\":'",
    "'\"validFor\":{\"start\":\"2026', '\"validFor\":{\"start\":\"soon, 2026'"
  })
  void isNotLookedAtWithATrustedRootThatIsPartlyOne(String part, String other) {
    String damaged = sigstore.trustedRoot().replace(part, other);

    assertThat(damaged).isNotEqualTo(sigstore.trustedRoot());
    assertThatThrownBy(() -> trusting(damaged))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageContaining("trusted root is not acceptable");
  }

  @Test
  void isNotLookedAtWithoutATransparencyLog() {
    assertThatThrownBy(() -> trusting(sigstore.trustedRoot().replace("tlogs\":", "others\":")))
        .hasMessageContaining("it names no transparency log");
    String unknownKey =
        Base64.getEncoder().encodeToString("not a key".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () ->
                trusting(
                    sigstore
                        .trustedRoot()
                        .replace(
                            Base64.getEncoder()
                                .encodeToString(sigstore.certificates.publicKey().getEncoded()),
                            unknownKey)))
        .as("a log that cannot be understood does not switch its check off")
        .hasMessageContaining("it names no certificate log with a known key");
  }
}
