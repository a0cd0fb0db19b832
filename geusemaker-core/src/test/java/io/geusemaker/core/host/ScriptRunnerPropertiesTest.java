package io.geusemaker.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class ScriptRunnerPropertiesTest {

  @Property(tries = 300)
  void aSecretThatAScriptPrintsIsNeverQuoted(
      @ForAll
          @AlphaChars
          @NumericChars
          @Chars({'$', '.', '-', '\'', '\\', '*', '+', '('})
          @StringLength(min = 8, max = 64)
          String secret,
      @ForAll @StringLength(max = 40) String before,
      @ForAll @StringLength(max = 40) String after) {
    String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    ScriptRunner runner =
        new ScriptRunner(failing(before + secret + after + "\n" + encoded + "\n" + secret));
    Script script = Script.of("fail", "exit 1").secret("PASSWORD", Secret.of(secret));

    GeuseMakerException thrown =
        catchThrowableOfType(GeuseMakerException.class, () -> runner.run(script));

    assertThat(thrown.getMessage()).doesNotContain(secret).doesNotContain(encoded);
  }

  @Property(tries = 100)
  void aHiddenSecretIsNeverQuotedEither(
      @ForAll @AlphaChars @StringLength(min = 8, max = 64) String secret) {
    ScriptRunner runner = new ScriptRunner(failing("got " + secret));
    runner.hide(Secret.of(secret));

    GeuseMakerException thrown =
        catchThrowableOfType(
            GeuseMakerException.class, () -> runner.run(Script.of("fail", "exit 1")));

    assertThat(thrown.getMessage()).doesNotContain(secret);
  }

  private static HostSession failing(String stderr) {
    return new HostSession() {
      @Override
      public ScriptResult run(Script script) {
        return new ScriptResult(1, "", stderr);
      }

      @Override
      public String host() {
        return "test";
      }

      @Override
      public void close() {}
    };
  }
}
