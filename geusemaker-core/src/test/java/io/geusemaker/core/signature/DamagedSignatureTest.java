package io.geusemaker.core.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.geusemaker.api.model.Signer;
import io.geusemaker.core.signature.standin.Keys;
import io.geusemaker.core.signature.standin.SignedPayload;
import io.geusemaker.core.signature.standin.SigningRequest;
import io.geusemaker.core.signature.standin.StandInSigstore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A signature of which any byte is another is not good, and no damage is more than that. */
class DamagedSignatureTest {

  private static final Instant THEN = Instant.parse("2026-02-03T04:05:06Z");
  private static final StandInSigstore SIGSTORE =
      new StandInSigstore(Instant.parse("2026-01-01T00:00:00Z"));
  private static final SignedPayload SIGNED =
      SIGSTORE.sign(StandInSigstore.payload("sha256:" + "a".repeat(64)), SigningRequest.at(THEN));
  private static final Verifier VERIFIER =
      ByIdentity.of(
          new Signer.Identity(SigningRequest.EMAIL, SigningRequest.ISSUER, SIGSTORE.trustedRoot()));

  @Example
  void itIsGoodAsItIs() {
    assertThatCode(() -> VERIFIER.verify(Signatures.of(SIGNED))).doesNotThrowAnyException();
  }

  @Property(tries = 2000)
  void aFlippedByteOfThePayload(
      @ForAll @IntRange(max = 9999) int place, @ForAll @IntRange(min = 1, max = 255) int bits) {
    isWrong(
        damaged(SIGNED.payload(), place, bits),
        SIGNED.signature(),
        SIGNED.certificate(),
        SIGNED.bundle());
  }

  @Property(tries = 2000)
  void aFlippedByteOfTheSignature(
      @ForAll @IntRange(max = 9999) int place, @ForAll @IntRange(min = 1, max = 255) int bits) {
    isWrong(
        SIGNED.payload(),
        damaged(SIGNED.signature(), place, bits),
        SIGNED.certificate(),
        SIGNED.bundle());
  }

  @Property(tries = 3000)
  void aFlippedByteOfTheCertificate(
      @ForAll @IntRange(max = 9999) int place, @ForAll @IntRange(min = 1, max = 255) int bits) {
    isWrong(
        SIGNED.payload(),
        SIGNED.signature(),
        damaged(SIGNED.certificate(), place, bits),
        SIGNED.bundle());
  }

  @Property(tries = 4000)
  void aFlippedByteOfTheBundle(
      @ForAll @IntRange(max = 9999) int place, @ForAll @IntRange(min = 1, max = 255) int bits) {
    isWrong(
        SIGNED.payload(),
        SIGNED.signature(),
        SIGNED.certificate(),
        damaged(SIGNED.bundle(), place, bits));
  }

  /** Nothing but an own verdict may come of what a registry sends. */
  @Property(tries = 500)
  void anyCertificateAndAnyBundle(
      @ForAll String certificate, @ForAll byte[] der, @ForAll String bundle) {
    isWrong(SIGNED.payload(), SIGNED.signature(), certificate, SIGNED.bundle());
    isWrong(SIGNED.payload(), SIGNED.signature(), Keys.pem("CERTIFICATE", der), SIGNED.bundle());
    isWrong(SIGNED.payload(), SIGNED.signature(), SIGNED.certificate(), bundle);
  }

  private static void isWrong(byte[] payload, String signature, String certificate, String bundle) {
    CosignSignature damaged =
        new CosignSignature(
            payload,
            signature,
            Optional.of(certificate),
            Optional.of(SIGNED.chain()),
            Optional.of(bundle));
    try {
      VERIFIER.verify(damaged);
    } catch (WrongSignature e) {
      assertThat(e.reason()).isNotBlank();
      return;
    }
    throw new AssertionError("it is good: " + damaged);
  }

  private static String damaged(String text, int place, int bits) {
    return new String(
        damaged(text.getBytes(StandardCharsets.UTF_8), place, bits), StandardCharsets.UTF_8);
  }

  private static byte[] damaged(byte[] content, int place, int bits) {
    byte[] damaged = content.clone();
    damaged[place % damaged.length] ^= (byte) bits;
    return damaged;
  }
}
