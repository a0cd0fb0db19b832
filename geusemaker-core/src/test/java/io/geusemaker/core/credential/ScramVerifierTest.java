package io.geusemaker.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScramVerifierTest {

  /** Made by PostgreSQL 15.18 from "pencil". */
  private static final String PENCIL =
      "SCRAM-SHA-256$4096:vnuxKux2/runLohsPuYOtA=="
          + "$7mrjoHNkSRC/yNOMayypAWAaCzygtbfcHfbgekM10zE="
          + ":oLUIjdwySFOfOnUkRgEPA1LHqqYEjiH8w8jSXSdWsJM=";

  /** The example of RFC 7677, "pencil" too. */
  private static final String RFC_7677 =
      "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ=="
          + "$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY="
          + ":wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";

  @ParameterizedTest
  @MethodSource("verifiersOfPencil")
  void it_knows_the_password_that_a_verifier_was_made_from(String verifier) {
    assertThat(ScramVerifier.parse(verifier).matches(Secret.of("pencil"))).isTrue();
    assertThat(ScramVerifier.parse(verifier).matches(Secret.of("Pencil"))).isFalse();
    assertThat(ScramVerifier.parse(verifier).matches(Secret.of("pencil "))).isFalse();
    assertThat(ScramVerifier.parse(verifier).matches(Secret.of(""))).isFalse();
  }

  static List<String> verifiersOfPencil() {
    return List.of(PENCIL, RFC_7677);
  }

  /** Made by PostgreSQL 15.18; the second has a character that SASLprep forbids. */
  @ParameterizedTest
  @CsvSource({
    "ünïcode-ﬀ-Ⅳ, SCRAM-SHA-256$4096:buF3GcU8b1pwdQ/W9alXtw=="
        + "$VSlLywAq+Cf3Ykpd9FepWctwOJ6JMWyNQHauH9lxCDg="
        + ":vc3xfz2H9tmov5QddO9+Bx5W7pngzL1RaEprw2j55Ls=",
    "ctrl\u0007\u0627a, SCRAM-SHA-256$4096:hwpGVz+sT6eVHbseYP2lqw=="
        + "$3z/4fcmylMLWLNUhDen5chktUM0Ce28pFbyJARBCzcc="
        + ":IcEpkQyTB/07zkExlzsIW6/iQOHOowa+sHhBQprYj7U="
  })
  void old_passwords_are_prepared_as_postgresql_does(String password, String verifier) {
    assertThat(ScramVerifier.parse(verifier).matches(Secret.of(password))).isTrue();
  }

  @Test
  void saslprep_makes_equal_what_looks_equal() {
    ScramVerifier verifier = ScramVerifier.of(Secret.of("IV-ff"));
    assertThat(verifier.matches(Secret.of("Ⅳ-ﬀ"))).isTrue();
  }

  @Test
  void a_new_verifier_is_of_the_form_that_postgresql_stores() {
    String text = text(ScramVerifier.of(Secret.of("some-Pass.word1")));
    assertThat(text)
        .matches(
            "SCRAM-SHA-256\\$4096:[A-Za-z0-9+/]{22}==\\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=");
  }

  @Property(tries = 20)
  void every_generated_password_matches_its_own_verifier_only(
      @ForAll @IntRange(min = 32, max = 64) int length) {
    PasswordGenerator generator = new PasswordGenerator(length);
    Secret password = generator.generate();
    ScramVerifier verifier = ScramVerifier.of(password);

    assertThat(ScramVerifier.parse(text(verifier))).isEqualTo(verifier).hasSameHashCodeAs(verifier);
    assertThat(verifier.matches(password)).isTrue();
    assertThat(verifier.matches(generator.generate())).isFalse();
  }

  @Test
  void the_salt_is_drawn_anew_each_time() {
    Secret password = Secret.of("pencil");
    assertThat(ScramVerifier.of(password)).isNotEqualTo(ScramVerifier.of(password));
  }

  @Test
  void what_was_parsed_is_given_back_to_the_letter() {
    assertThat(text(ScramVerifier.parse(PENCIL))).isEqualTo(PENCIL);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void anything_that_postgresql_would_take_for_a_plain_password_is_refused(String text) {
    assertThatThrownBy(() -> ScramVerifier.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this is not a SCRAM-SHA-256 verifier of PostgreSQL")
        .hasNoCause();
  }

  static List<String> malformed() {
    return List.of(
        "",
        "pencil",
        PENCIL + "\n",
        "\n" + PENCIL,
        PENCIL + "\r\n",
        PENCIL + " ",
        " " + PENCIL,
        PENCIL + "=",
        PENCIL.substring(1),
        PENCIL.substring(0, PENCIL.length() - 1),
        PENCIL.toLowerCase(java.util.Locale.ROOT),
        PENCIL.replace("SHA-256", "SHA-1"),
        PENCIL.replace("4096", "0"),
        PENCIL.replace("4096", "-4096"),
        PENCIL.replace("4096", "04096"),
        PENCIL.replace("4096", "99999999999"),
        PENCIL.replace("4096:", ":"),
        PENCIL.replace("vnuxKux2/runLohsPuYOtA==", ""),
        PENCIL.replace("vnuxKux2/runLohsPuYOtA==", "vnuxKux2/runLohsPuYOtB=="),
        PENCIL.replace("vnuxKux2/runLohsPuYOtA==", "vnuxKux2/runLohsPuYOtA"),
        PENCIL.replace("vnuxKux2/runLohsPuYOtA==", "vnuxKux2/runLohsPuYOt"),
        PENCIL.replace("/", "_"),
        PENCIL.replace("$7", "7"),
        PENCIL.replace("10zE=:", "10zE=$"),
        PENCIL + PENCIL,
        "md5f6100b06df553dbff70d9a6a8a6d9295");
  }

  @Test
  void the_empty_password_is_refused() {
    assertThatThrownBy(() -> ScramVerifier.of(Secret.of("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void it_prints_masked() {
    assertThat(ScramVerifier.parse(PENCIL)).hasToString("SCRAM-SHA-256 verifier ********");
  }

  @Test
  void verifiers_differ_in_every_part() {
    ScramVerifier verifier = ScramVerifier.parse(PENCIL);
    assertThat(verifier)
        .isNotEqualTo(ScramVerifier.parse(PENCIL.replace("4096", "4097")))
        .isNotEqualTo(ScramVerifier.parse(PENCIL.replace("vnux", "vnuy")))
        .isNotEqualTo(ScramVerifier.parse(PENCIL.replace("7mrj", "7mrk")))
        .isNotEqualTo(ScramVerifier.parse(PENCIL.replace("oLUI", "oLUJ")))
        .isNotEqualTo(PENCIL);
  }

  private static String text(ScramVerifier verifier) {
    return verifier.asSecret().reveal(SecretAccess.deliberate());
  }
}
