package io.geusemaker.api.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretTest {

  private static final SecretAccess ACCESS = SecretAccess.deliberate();

  @Property
  void any_text_comes_back_as_utf_8_would_bring_it_back(@ForAll String text) {
    String utf8 = new String(text.getBytes(UTF_8), UTF_8);
    assertThat(Secret.of(text).reveal(ACCESS)).isEqualTo(utf8);
    assertThat(Secret.of(text.toCharArray()).reveal(ACCESS)).isEqualTo(utf8);
    assertThat(Secret.ofUtf8(text.getBytes(UTF_8)).revealUtf8(ACCESS))
        .isEqualTo(text.getBytes(UTF_8));
  }

  @Property
  void it_never_prints(@ForAll String text) {
    assertThat(Secret.of(text)).hasToString("********");
  }

  @Property
  void it_is_the_same_as_another_of_the_same_text_only(@ForAll String one, @ForAll String two) {
    assertThat(Secret.of(one).sameAs(Secret.of(one))).isTrue();
    assertThat(Secret.of(one).sameAs(Secret.of(one + "x"))).isFalse();
    assertThat(Secret.of(one).sameAs(Secret.of(two)))
        .isEqualTo(
            new String(one.getBytes(UTF_8), UTF_8).equals(new String(two.getBytes(UTF_8), UTF_8)));
  }

  @Test
  void no_collection_takes_two_for_one() {
    assertThat(Secret.of("same")).isNotEqualTo(Secret.of("same"));
  }

  @Test
  void wiping_what_it_was_made_from_does_not_touch_it() {
    char[] chars = "secret".toCharArray();
    byte[] bytes = "secret".getBytes(UTF_8);
    Secret fromChars = Secret.of(chars);
    Secret fromBytes = Secret.ofUtf8(bytes);
    chars[0] = 'x';
    bytes[0] = 'x';
    fromBytes.revealUtf8(ACCESS)[1] = 'x';

    assertThat(fromChars.reveal(ACCESS)).isEqualTo("secret");
    assertThat(fromBytes.reveal(ACCESS)).isEqualTo("secret");
  }

  @Test
  void a_copy_outlives_the_original() {
    Secret original = Secret.of("secret");
    Secret copy = original.copy();
    original.close();

    assertThat(copy.reveal(ACCESS)).isEqualTo("secret");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void once_closed_it_cannot_be_read(Consumer<Secret> read) {
    Secret secret = Secret.of("secret");
    secret.close();
    secret.close();

    assertThatThrownBy(() -> read.accept(secret))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this secret was closed and wiped");
    assertThat(secret).hasToString(Secret.MASK);
  }

  static List<Consumer<Secret>> reads() {
    return List.of(
        secret -> secret.reveal(ACCESS),
        secret -> secret.revealUtf8(ACCESS),
        Secret::copy,
        secret -> secret.sameAs(Secret.of("other")),
        secret -> Secret.of("other").sameAs(secret));
  }
}
