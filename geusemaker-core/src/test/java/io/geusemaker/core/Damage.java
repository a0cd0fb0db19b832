package io.geusemaker.core;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Something that happens to a file.
 *
 * @param place where, as a fraction of its length
 * @param bit which bit flips there; the file is cut there when it is 8
 */
public record Damage(double place, int bit) {

  public static Arbitrary<Damage> any() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1).ofScale(6), Arbitraries.integers().between(0, 8))
        .as(Damage::new);
  }

  public byte[] to(byte[] content) {
    int at = Math.min((int) (place * content.length), content.length - 1);
    if (bit == 8) {
      return Arrays.copyOf(content, at);
    }
    byte[] flipped = content.clone();
    flipped[at] ^= (byte) (1 << bit);
    return flipped;
  }
}
