package io.geusemaker.core.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/** A generated password means itself, unquoted, wherever a deployment may hold it. */
class PasswordSurvivalTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Provide
  Arbitrary<String> passwords() {
    return Arbitraries.longs()
        .flatMap(
            seed ->
                Arbitraries.integers()
                    .between(PasswordGenerator.SHORTEST, PasswordGenerator.LONGEST)
                    .map(length -> password(length, seed)));
  }

  private static String password(int length, long seed) {
    try (Secret password = new PasswordGenerator(length, new Random(seed)).generate()) {
      return password.reveal(SecretAccess.deliberate());
    }
  }

  @Property
  void an_unquoted_env_file(@ForAll("passwords") String password) {
    assertThat(composeEnvValue("POSTGRES_PASSWORD=" + password + "\r")).isEqualTo(password);
  }

  /** The value of one unquoted line by the rules of compose v2, the strictest of the readers. */
  private static String composeEnvValue(String line) {
    String value = line.substring(line.indexOf('=') + 1).replaceFirst("\\s+#.*", "").strip();
    assertThat(value).doesNotContainPattern("^[\"']");
    return interpolated(value);
  }

  @Property
  void compose_interpolation(@ForAll("passwords") String password) {
    assertThat(interpolated(password)).isEqualTo(password);
    assertThat(interpolated("postgres://n8n:" + password + "@postgres/n8n"))
        .isEqualTo("postgres://n8n:" + password + "@postgres/n8n");
  }

  /** Compose replaces every variable, here by nothing, and takes two dollars for one. */
  private static String interpolated(String text) {
    Matcher dollar = Pattern.compile("\\$(\\$|[A-Za-z_]\\w*|\\{[^}]*})").matcher(text);
    return dollar.replaceAll(m -> m.group(1).equals("$") ? "\\$" : "");
  }

  @Property
  void a_plain_yaml_scalar(@ForAll("passwords") String password) {
    for (Schema schema : List.of(new CoreSchema(), new JsonSchema(), new FailsafeSchema())) {
      Load yaml = new Load(LoadSettings.builder().setSchema(schema).build());
      assertThat(yaml.loadFromString("PASSWORD: " + password + "\nNEXT: 1"))
          .extracting(root -> ((Map<?, ?>) root).get("PASSWORD"))
          .isEqualTo(password);
      assertThat(yaml.loadFromString("[PASSWORD=" + password + ", " + password + "]"))
          .isEqualTo(List.of("PASSWORD=" + password, password));
    }
  }

  /** Words that YAML 1.1, as compose v1 reads it, takes for something other than text. */
  @Property
  void no_word_of_yaml_1_1(@ForAll("passwords") String password) {
    assertThat(password)
        .doesNotMatch("(?i)~|null|y|n|yes|no|on|off|true|false|\\.inf|\\.nan|<<|=")
        .doesNotMatch("[-+0-9.].*");
  }

  @Property
  void the_user_info_of_a_url(@ForAll("passwords") String password) {
    URI uri = URI.create("postgres://geusemaker:" + password + "@postgres:5432/geusemaker");
    assertThat(uri.getHost()).isEqualTo("postgres");
    assertThat(uri.getRawUserInfo()).isEqualTo("geusemaker:" + password);
    assertThat(uri.getUserInfo()).isEqualTo("geusemaker:" + password);
  }

  @Property
  void json(@ForAll("passwords") String password) throws JsonProcessingException {
    assertThat(JSON.writeValueAsString(password)).isEqualTo('"' + password + '"');
    assertThat(JSON.readValue('"' + password + '"', String.class)).isEqualTo(password);
  }

  @Property
  void a_line_of_pgpass(@ForAll("passwords") String password) {
    String line = "postgres:5432:*:geusemaker:" + password;
    assertThat(line.split("(?<!\\\\):", -1)).hasSize(5).endsWith(password);
    assertThat(password).doesNotContain("\\");
  }

  @Property
  void a_replacement_of_sed(@ForAll("passwords") String password) {
    assertThat(password).doesNotContainPattern("[&/|#,\\\\]");
  }

  @Test
  void a_posix_shell_unquoted_and_in_both_quotes() throws IOException, InterruptedException {
    List<String> passwords = LongStream.range(0, 300).mapToObj(s -> password(40, s)).toList();
    StringBuilder script = new StringBuilder("cd /\n");
    StringBuilder expected = new StringBuilder();
    for (String p : passwords) {
      script.append("V=").append(p).append("\nprintf '%s\\n' \"$V\" ").append(p);
      script.append(" '").append(p).append("' \"").append(p).append("\"\n");
      expected.append((p + "\n").repeat(4));
    }
    assertThat(shell(script.toString())).isEqualTo(expected.toString());
  }

  @Test
  void the_reader_of_geusemakers_first_boot_script() throws IOException, InterruptedException {
    List<String> passwords = LongStream.range(0, 300).mapToObj(s -> password(64, s)).toList();
    StringBuilder script =
        new StringBuilder("while IFS='=' read -r K V; do echo \"$V\"; done <<'ENV'\n");
    passwords.forEach(p -> script.append("POSTGRES_PASSWORD=").append(p).append('\n'));
    assertThat(shell(script + "ENV\n")).isEqualTo(String.join("\n", passwords) + "\n");
  }

  private static String shell(String script) throws IOException, InterruptedException {
    Process sh = new ProcessBuilder("sh", "-s").redirectErrorStream(true).start();
    try (var input = sh.getOutputStream()) {
      input.write(("{\n" + script + "\n}").getBytes(UTF_8));
    }
    String output = new String(sh.getInputStream().readAllBytes(), UTF_8);
    assertThat(sh.waitFor()).as(output).isZero();
    return output;
  }
}
