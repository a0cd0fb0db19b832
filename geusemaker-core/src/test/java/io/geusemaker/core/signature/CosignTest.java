package io.geusemaker.core.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.Signer;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.registry.Registry;
import io.geusemaker.core.registry.RegistrySettings;
import io.geusemaker.core.registry.stub.StubRegistry;
import io.geusemaker.core.signature.standin.Keys;
import io.geusemaker.core.signature.standin.SigningRequest;
import io.geusemaker.core.signature.standin.StandInSigstore;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An image's signatures")
final class CosignTest {

  private static final Instant THEN = Instant.parse("2026-02-03T04:05:06Z");

  private final StubRegistry registry = StubRegistry.start();
  private final SignedImage image = new SignedImage(registry);
  private final KeyPair key = Keys.pair();
  private final StandInSigstore sigstore =
      new StandInSigstore(Instant.parse("2026-01-01T00:00:00Z"));
  private final byte[] payload = StandInSigstore.payload(image.digest());
  private final Signer byKey = Signer.key(Keys.pem(key.getPublic()));
  private final Signer byIdentity =
      Signer.identity(SigningRequest.EMAIL, SigningRequest.ISSUER, sigstore.trustedRoot());

  @AfterEach
  void stop() {
    registry.close();
  }

  private Verdict verify(Signer signer) {
    return Cosign.reading(Registry.of(RegistrySettings.anonymous()))
        .verify(image.reference(), signer);
  }

  private static String signed(PrivateKey key, byte[] payload) {
    return Keys.base64(Keys.sign(key, payload));
  }

  @Test
  void areGoodByTheKeyThatIsDemanded() {
    image.with(payload, signed(key.getPrivate(), payload));

    assertThat(verify(byKey)).isEqualTo(new Verdict.Good("the key"));
    assertThat(verify(byKey).text()).isEqualTo("it is signed by the key");
  }

  @ParameterizedTest
  @CsvSource({"RSA, SHA256withRSA", "Ed25519, Ed25519"})
  void mayBeByOtherKindsOfKeys(String kind, String algorithm) throws Exception {
    KeyPair other = KeyPairGenerator.getInstance(kind).generateKeyPair();
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(other.getPrivate());
    signer.update(payload);
    image.with(payload, Keys.base64(signer.sign()));

    assertThat(verify(Signer.key(Keys.pem(other.getPublic())))).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void areGoodByTheIdentityThatIsDemanded() {
    image.with(Signatures.of(sigstore.sign(payload, SigningRequest.at(THEN))));

    assertThat(verify(byIdentity).text())
        .isEqualTo("it is signed by release@example.org of https://issuer.example.org");
    assertThat(verify(byKey)).isEqualTo(new Verdict.Wrong("it was not made by the key"));
  }

  @Test
  void areNotThereWhenTheirTagIsNot() {
    assertThat(verify(byKey)).isEqualTo(new Verdict.Unsigned(image.signatureTag()));
    assertThat(verify(byIdentity).text())
        .isEqualTo(
            "it is not signed: no signature under the tag %s; Sigstore bundles attached in another way, as cosign 3 does, are not read"
                .formatted(image.signatureTag()));
  }

  @Test
  void needNoMoreThanOneThatIsGood() {
    image
        .withSomethingElse()
        .with(payload, signed(Keys.pair().getPrivate(), payload))
        .with(Signatures.of(sigstore.sign(payload, SigningRequest.at(THEN))))
        .with(payload, signed(key.getPrivate(), payload));

    assertThat(verify(byKey)).isInstanceOf(Verdict.Good.class);
    assertThat(verify(byIdentity)).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void needNotAllBeReadable() {
    image.withoutPayload(signed(key.getPrivate(), payload));
    assertThat(verify(byKey)).isEqualTo(new Verdict.Wrong("what it signs is not in the registry"));

    image.with(new byte[(1 << 16) + 1], signed(key.getPrivate(), payload));
    assertThat(verify(byKey).text()).contains("another: what it signs is larger than 65536 bytes");

    image.with(payload, signed(key.getPrivate(), payload));
    assertThat(verify(byKey)).isInstanceOf(Verdict.Good.class);
  }

  @Test
  void areReadOnceWhenTheySignTheSame() {
    for (int i = 0; i < 20; i++) {
      image.with(payload, signed(Keys.pair().getPrivate(), payload));
    }

    assertThat(verify(byKey)).isEqualTo(new Verdict.Wrong("it was not made by the key"));
    assertThat(registry.seen().stream().filter(seen -> seen.toString().contains("/blobs/")))
        .hasSize(1);
  }

  @Test
  void areNotReadWhenThereAreTooMany() {
    for (int i = 0; i < 101; i++) {
      image.withSomethingElse();
    }

    assertThat(verify(byKey))
        .isEqualTo(new Verdict.Wrong("there are 101 in its place, more than 100"));
  }

  @Test
  void cannotBeThereForALongDigest() {
    Digest digest = new Digest("sha512", "ab".repeat(64));

    assertThat(
            Cosign.reading(Registry.of(RegistrySettings.anonymous()))
                .verify(image.reference().withDigest(digest), byKey))
        .isInstanceOf(Verdict.Unsigned.class);
  }

  @Test
  void areWrongForAnotherImage() {
    byte[] other = StandInSigstore.payload("sha256:" + "b".repeat(64));
    image
        .with(other, signed(key.getPrivate(), other))
        .with(Signatures.of(sigstore.sign(other, SigningRequest.at(THEN))));

    assertThat(verify(byKey))
        .isEqualTo(
            new Verdict.Wrong("it is for another image; another: it was not made by the key"));
    assertThat(verify(byIdentity).text())
        .isEqualTo(
            "its signature is wrong: it has no certificate: only a key can have made it; another:"
                + " it is for another image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{}", "[]", "\"sha256\"", ""})
  void areWrongWhenWhatIsSignedNamesNoImage(String text) {
    byte[] other = text.getBytes(UTF_8);
    image.with(other, signed(key.getPrivate(), other));

    assertThat(verify(byKey)).isEqualTo(new Verdict.Wrong("it is for another image"));
  }

  @Test
  void areWrongWhenThereIsNoneUnderTheirTag() {
    image.withSomethingElse();

    assertThat(verify(byKey)).isEqualTo(new Verdict.Wrong("there is none in it"));
  }

  @Test
  void areWrongWhenTheyAreNotBase64() {
    image.with(payload, signed(key.getPrivate(), payload) + "!");

    assertThat(verify(byKey)).isEqualTo(new Verdict.Wrong("it is not written in Base64"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not a key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"})
  void areNotLookedAtWithAKeyThatIsNone(String pem) {
    assertThatThrownBy(() -> verify(Signer.key(pem)))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageContaining("public key is not acceptable");
    assertThat(registry.seen()).isEmpty();
  }
}
