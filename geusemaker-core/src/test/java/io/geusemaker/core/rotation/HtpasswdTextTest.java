package io.geusemaker.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HtpasswdTextTest {

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] concat(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @Property(tries = 200)
  void changesNoOtherByte(
      @ForAll @Size(max = 60) byte[] before, @ForAll @Size(max = 60) byte[] after) {
    byte[] file = concat(before, ascii("\nbob:$1$old"), ascii(":"), after);
    HtpasswdText text = HtpasswdText.of(file);

    if (text.hashes("bob").size() == 1) {
      assertThat(text.with("bob", "$2a$new").bytes())
          .isEqualTo(concat(before, ascii("\nbob:$2a$new"), ascii(":"), after));
    }
  }

  @Test
  void hasTheHashesOfOneUserOnly() {
    HtpasswdText text = HtpasswdText.of(ascii("#bob:a\nbobby:b\nbob:c:note\r\nxbob:d\nbob:e\r\n"));

    assertThat(text.hashes("bob")).containsExactly("c", "e");
    assertThat(text.hashes("bo")).isEmpty();
    assertThat(text).hasToString("basic-auth file of 41 bytes");
  }
}
