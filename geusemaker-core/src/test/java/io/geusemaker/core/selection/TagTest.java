package io.geusemaker.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tag says of the image behind it. */
class TagTest {

  @ParameterizedTest
  @CsvSource({
    "15.4-bookworm, 15.4, '', bookworm, '', ",
    "v1.9.2-unprivileged, 1.9.2, v, unprivileged, '', ",
    "V1.2, 1.2, V, '', '', ",
    "0.5.7-rc0-rocm, 0.5.7-rc0, '', rocm, rc0, ",
    "16beta1-alpine3.18, 16beta1, '', alpine3.18, beta1, ",
    "1.2.4-pr-123, 1.2.4-pr-123, '', '', pr-123, ",
    "0.6.0rc1-r2, 0.6.0rc1, '', '', rc1, 2",
    "7.2.0-v8, 7.2.0, '', '', '', 8",
    "7.2.0-v8-x86_64, 7.2.0, '', x86_64, '', 8",
    "15.4.0-debian-11-r45, 15.4.0, '', debian-11, '', 45",
    "17.0.9_9-jre-jammy, 17.0.9, '', jre-jammy, '', 9",
    "11.6.14-security-04, 11.6.14, '', '', '', 4",
    "1.2.3-alpine-20240110, 1.2.3, '', alpine, '', 20240110",
    "1.2.3-betamax, 1.2.3, '', betamax, '', ",
    "1.2.3-a100, 1.2.3, '', a100, '', ",
    "1.1.1w, 1.1.1, '', w, '', ",
  })
  void a_version_is_taken_apart(
      String text, String version, String prefix, String variant, String pre, BigInteger rebuild) {
    Tag tag = Tag.parse(text);
    assertThat(tag.kind()).isEqualTo(Tag.Kind.VERSION);
    assertThat(tag.programVersion()).contains(version);
    assertThat(tag.prefix()).isEqualTo(prefix);
    assertThat(tag.variant()).isEqualTo(variant);
    assertThat(tag.prerelease()).isEqualTo(pre);
    assertThat(tag.rebuild().orElse(null)).isEqualTo(rebuild);
    assertThat(tag).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "15, true", "15-alpine, true", "v1, true", "latest, true", "bookworm, true",
    "stable-alpine3.18, true", "15.4, false", "16beta1, false", "20240110, false", "a1b2c3d, false",
    "bookworm-20240110, false", "*, false"
  })
  void it_floats_when_it_is_a_word_or_a_major_version(String text, boolean floats) {
    assertThat(Tag.parse(text).isFloating()).isEqualTo(floats);
  }

  @Test
  void a_word_has_no_version() {
    assertThat(Tag.parse("latest").programVersion()).isEmpty();
    assertThat(Tag.parse("latest").parts()).isEmpty();
  }

  @Test
  void nothing_at_all_is_a_tag_of_its_own_kind() {
    assertThat(Tag.parse(null).kind()).isEqualTo(Tag.Kind.ILLEGAL);
    assertThat(Tag.parse("1".repeat(129)).kind()).isEqualTo(Tag.Kind.ILLEGAL);
    assertThat(Tag.parse("1.".repeat(64)).kind()).isEqualTo(Tag.Kind.VERSION);
  }

  @Test
  void tags_are_equal_when_their_texts_are() {
    assertThat(Tag.parse("1.2.3"))
        .isEqualTo(Tag.parse("1.2.3"))
        .hasSameHashCodeAs(Tag.parse("1.2.3"))
        .isNotEqualTo(Tag.parse("1.2.03"))
        .isNotEqualTo("1.2.3");
  }
}
