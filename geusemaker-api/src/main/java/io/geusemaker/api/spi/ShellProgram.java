package io.geusemaker.api.spi;

import io.geusemaker.api.secret.SecretAccess;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A script and its inputs as one text for the standard input of {@code sh -s}.
 *
 * <p>The shell parses the braces whole before it runs the first command, so nothing that the script
 * starts can read the rest of the program; its standard input is {@code /dev/null}.
 */
public final class ShellProgram {

  private ShellProgram() {}

  /**
   * Renders a script.
   *
   * @param script the script
   * @return the program as UTF-8, secrets included; the caller wipes it after use
   */
  public static byte[] standardInput(Script script) {
    WipingBuffer program = new WipingBuffer();
    byte[] inputs = inputs(script);
    program.writeBytes(inputs);
    Arrays.fill(inputs, (byte) 0);
    program.writeBytes(text(script));
    return program.takeBytes();
  }

  /**
   * The first part of the program: all that differs between two hosts, and everything secret. It is
   * of use only with the second part behind it.
   *
   * @param script the script
   * @return the first part as UTF-8, secrets included; the caller wipes it after use
   */
  public static byte[] inputs(Script script) {
    WipingBuffer program = new WipingBuffer();
    program.text("{\numask 077\n");
    script
        .parameters()
        .forEach((name, value) -> program.assignment(name, value.getBytes(StandardCharsets.UTF_8)));
    script
        .secrets()
        .forEach(
            (name, value) -> {
              byte[] secret = value.revealUtf8(SecretAccess.deliberate());
              program.assignment(name, secret);
              Arrays.fill(secret, (byte) 0);
            });
    return program.takeBytes();
  }

  /**
   * The second part of the program: the script's own text, in which nothing is secret.
   *
   * @param script the script
   * @return the second part as UTF-8
   */
  public static byte[] text(Script script) {
    return (script.text() + "\n} </dev/null\nexit $?\n").getBytes(StandardCharsets.UTF_8);
  }

  private static final class WipingBuffer extends ByteArrayOutputStream {

    void text(String text) {
      writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void assignment(String name, byte[] value) {
      // Unset first: a name that the environment already holds would stay exported to children.
      text("unset " + name + "\n" + name + "='");
      for (byte b : value) {
        if (b == 0) {
          throw new IllegalArgumentException("the value of " + name + " contains NUL");
        }
        if (b == '\'') {
          text("'\\''");
        } else {
          write(b);
        }
      }
      text("'\n");
    }

    byte[] takeBytes() {
      byte[] bytes = toByteArray();
      Arrays.fill(buf, (byte) 0);
      return bytes;
    }
  }
}
