package io.geusemaker.core.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordGeneratorTest {

  @Property(tries = 500)
  void every_password_keeps_the_rules(
      @ForAll @IntRange(min = 32, max = 64) int length, @ForAll long seed) {
    assertThat(text(new PasswordGenerator(length, new Random(seed))))
        .hasSize(length)
        .matches("[A-Za-z][A-Za-z0-9._~-]*")
        .containsPattern("[A-Z]")
        .containsPattern("[a-z]")
        .containsPattern("[0-9]")
        .containsPattern("[._~-]");
  }

  @Test
  void it_draws_forty_characters_unless_told_otherwise() {
    assertThat(text(new PasswordGenerator())).hasSize(40);
    assertThat(text(new PasswordGenerator(64))).hasSize(64);
  }

  @Test
  void no_two_are_the_same() {
    PasswordGenerator generator = new PasswordGenerator();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertThat(seen.add(text(generator))).isTrue();
    }
  }

  @Test
  void a_candidate_without_a_special_is_drawn_again_whole() {
    int[] first = new int[32];
    Arrays.setAll(first, i -> new int[] {0, 26, 52}[i % 3]);
    int[] second = new int[32];
    Arrays.setAll(second, i -> new int[] {1, 27, 53, 62}[i % 4]);

    assertThat(text(new PasswordGenerator(32, new Scripted(first, second))))
        .isEqualTo("Bb1-".repeat(8));
  }

  @Test
  void no_character_is_favoured() {
    PasswordGenerator generator = new PasswordGenerator(64, new Random(20261123));
    int[] seen = new int[128];
    int passwords = 5_000;
    for (int i = 0; i < passwords; i++) {
      for (byte b : Arrays.copyOfRange(text(generator).getBytes(US_ASCII), 1, 64)) {
        seen[b]++;
      }
    }
    double expected = passwords * 63 / 66.0;
    String rest = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    double chiSquare =
        rest.chars().mapToDouble(c -> Math.pow(seen[c] - expected, 2) / expected).sum();
    assertThat(chiSquare).as("chi square of 65 degrees of freedom, 1 in 100,000").isLessThan(123);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 65, 4096})
  void a_length_that_is_too_weak_or_too_long_for_n8n_is_refused(int length) {
    assertThatThrownBy(() -> new PasswordGenerator(length))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageContaining("32 to 64 characters");
  }

  private static String text(PasswordGenerator generator) {
    try (Secret password = generator.generate()) {
      return password.reveal(SecretAccess.deliberate());
    }
  }

  /** Plays back the numbers drawn. */
  private static final class Scripted extends Random {
    private static final long serialVersionUID = 1L;
    private final int[] numbers;
    private int next;

    Scripted(int[]... draws) {
      numbers = Arrays.stream(draws).flatMapToInt(Arrays::stream).toArray();
    }

    @Override
    public int nextInt(int bound) {
      return numbers[next++];
    }
  }
}
