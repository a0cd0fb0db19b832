package io.geusemaker.core.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** That openssl reads and writes the same is seen by the contract of the transport. */
class SealedBoxTest {

  private static final KeyPair OURS = pair();
  private static final KeyPair THEIRS = pair();
  private static final byte[] NOTHING = {};

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new LinkageError("no RSA", e);
    }
  }

  @Property(tries = 30)
  void whatIsSealedOpensAgain(@ForAll byte[] plain) {
    assertThat(SealedBox.open(OURS.getPrivate(), SealedBox.seal(OURS.getPublic(), plain, NOTHING)))
        .isEqualTo(plain);
  }

  @Property(tries = 60)
  void anyChangeIsNoticed(@ForAll int place) {
    String sealed =
        SealedBox.seal(OURS.getPublic(), "a secret of some length".getBytes(UTF_8), NOTHING);
    int at = Math.floorMod(place, sealed.length());
    char there = sealed.charAt(at);
    if (there == '\n' || there == '=') {
      return;
    }
    char other = there == 'B' ? 'C' : 'B';
    String altered = sealed.substring(0, at) + other + sealed.substring(at + 1);
    if (java.util.Arrays.equals(bytes(altered), bytes(sealed))) {
      return; // Only bits that Base64 does not use.
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedBox.open(OURS.getPrivate(), altered));
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  private static byte[] bytes(String sealed) {
    String[] lines = sealed.split("\n", -1);
    java.util.Base64.Decoder base64 = java.util.Base64.getDecoder();
    byte[] first = base64.decode(lines[0]);
    byte[] second = base64.decode(lines[1]);
    byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Test
  void nobodyElseOpensIt() {
    String sealed = SealedBox.seal(OURS.getPublic(), new byte[] {1}, NOTHING);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedBox.open(THEIRS.getPrivate(), sealed));
  }

  @Test
  void theContentOfAnotherIsNotTakenForIt() {
    String one = SealedBox.seal(OURS.getPublic(), "one".getBytes(UTF_8), NOTHING);
    String two = SealedBox.seal(OURS.getPublic(), "two".getBytes(UTF_8), NOTHING);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SealedBox.open(
                    OURS.getPrivate(), one.split("\n", -1)[0] + "\n" + two.split("\n", -1)[1]))
        .withMessageContaining("digest");
  }

  @Test
  void whatComesAlongIsNotToBeExchanged() {
    byte[] plain = "inputs".getBytes(UTF_8);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SealedBox.open(
                    OURS.getPrivate(),
                    SealedBox.seal(OURS.getPublic(), plain, "a script".getBytes(UTF_8))))
        .withMessageContaining("digest");
  }

  @Test
  void sealingTheSameTwiceShowsNothing() {
    byte[] plain = "the same".getBytes(UTF_8);

    assertThat(SealedBox.seal(OURS.getPublic(), plain, NOTHING))
        .isNotEqualTo(SealedBox.seal(OURS.getPublic(), plain, NOTHING));
  }
}
