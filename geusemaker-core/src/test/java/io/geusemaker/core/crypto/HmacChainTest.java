package io.geusemaker.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.Damage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HmacChainTest {

  private static final byte[] KEY = new byte[HmacChain.KEY_BYTES];

  @Provide
  Arbitrary<Damage> damage() {
    return Damage.any();
  }

  @Test
  void aLineIsStillJsonAndVerifiesToWhatWasGiven() {
    byte[] line = new HmacChain(KEY).link(json(0));

    assertThat(new String(line, UTF_8)).matches("\\{\"n\":0,\"mac\":\"[0-9a-f]{64}\"}");
    assertThat(new HmacChain(KEY).verify(line)).hasValue(json(0));
  }

  @Test
  void aWholeLogVerifies() {
    HmacChain reader = new HmacChain(KEY);

    assertThat(log(5)).allSatisfy(line -> assertThat(reader.verify(line)).isPresent());
  }

  @Test
  void anotherKeyVerifiesNothing() {
    byte[] other = KEY.clone();
    other[0] = 1;

    assertThat(new HmacChain(other).verify(log(1).get(0))).isEmpty();
  }

  @Property
  void aLineTakenOutShows(@ForAll @IntRange(min = 0, max = 3) int lost) {
    List<byte[]> log = log(5);
    log.remove(lost);

    assertThat(firstBreak(log)).isEqualTo(lost);
  }

  @Property
  void twoLinesThatChangedPlacesShow(
      @ForAll @IntRange(min = 0, max = 4) int one, @ForAll @IntRange(min = 0, max = 4) int other) {
    List<byte[]> log = log(5);
    Collections.swap(log, one, other);

    assertThat(firstBreak(log)).isEqualTo(one == other ? 5 : Math.min(one, other));
  }

  @Property
  void aDamagedLineShows(
      @ForAll @IntRange(min = 0, max = 4) int line, @ForAll("damage") Damage damage) {
    List<byte[]> log = log(5);
    log.set(line, damage.to(log.get(line)));

    assertThat(firstBreak(log)).isEqualTo(line);
  }

  @Test
  void goesBackToWhereItStood() {
    HmacChain chain = new HmacChain(KEY);
    byte[] place = chain.place();
    byte[] line = chain.link(json(0));
    chain.returnTo(place);

    assertThat(chain.link(json(0))).isEqualTo(line);
  }

  @Test
  void goesOnBehindTheLastLineOfALogThatItDidNotRead() {
    List<byte[]> log = log(3);
    HmacChain chain = new HmacChain(KEY);
    chain.returnTo(HmacChain.claimedPlace(log.get(1)).orElseThrow());

    assertThat(chain.verify(log.get(2))).isPresent();
    assertThat(HmacChain.claimedPlace("{\"mac\":\"short\"}".getBytes(UTF_8))).isEmpty();
    assertThat(HmacChain.claimedPlace("x".repeat(99).getBytes(UTF_8))).isEmpty();
  }

  @Test
  void whatIsBesideTheLogIsAuthenticatedByTheSameAlgorithm() {
    // RFC 4231, test case 2.
    assertThat(
            HmacChain.mac("Jefe".getBytes(UTF_8), "what do ya want for nothing?".getBytes(UTF_8)))
        .asHexString()
        .isEqualToIgnoringCase("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  private static int firstBreak(List<byte[]> log) {
    HmacChain reader = new HmacChain(KEY);
    return IntStream.range(0, log.size())
        .filter(i -> reader.verify(log.get(i)).isEmpty())
        .findFirst()
        .orElse(log.size());
  }

  private static List<byte[]> log(int lines) {
    HmacChain chain = new HmacChain(KEY);
    return new ArrayList<>(
        Arrays.asList(
            IntStream.range(0, lines).mapToObj(n -> chain.link(json(n))).toArray(byte[][]::new)));
  }

  private static byte[] json(int n) {
    return ("{\"n\":" + n + "}").getBytes(UTF_8);
  }
}
