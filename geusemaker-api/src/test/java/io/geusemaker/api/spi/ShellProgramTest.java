package io.geusemaker.api.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.secret.Secret;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Programs as a real {@code sh} runs them from its standard input. */
class ShellProgramTest {

  @Test
  void secrets_arrive_to_the_byte_whatever_they_hold() throws Exception {
    String odd = "it's \"$HOME\" `id` \\ $(id) \n second line\n\n '' ü ✓ \t! #{}";
    Script script =
        Script.of("odd", "printf '%s|%s' \"$PLAIN\" \"$SECRET\"")
            .parameter("PLAIN", odd)
            .secret("SECRET", Secret.of(odd));

    assertThat(run(script).stdout()).isEqualTo(odd + "|" + odd);
  }

  @Test
  void empty_values_are_set_too() throws Exception {
    Script script = Script.of("empty", "echo \"<$A>\" \"${A+set}\"").parameter("A", "");
    assertThat(run(script).stdout()).isEqualTo("<> set\n");
  }

  @Test
  void inputs_are_not_exported() throws Exception {
    Script script =
        Script.of("children", "env; sh -c 'echo \"child: $A\"'").secret("A", Secret.of("sesame"));
    assertThat(run(script).stdout()).doesNotContain("sesame").contains("child: \n");
  }

  @Test
  void nothing_that_the_script_starts_can_read_the_program() throws Exception {
    Script script =
        Script.of("reader", "cat; read -r X; echo \"read: $X\"; cat | wc -c | tr -d ' '");
    assertThat(run(script).stdout()).isEqualTo("read: \n0\n");
  }

  @Test
  void the_exit_code_is_that_of_the_last_command_or_of_exit() throws Exception {
    assertThat(run(Script.of("last", "true\n(exit 7)")).exitCode()).isEqualTo(7);
    assertThat(run(Script.of("exit", "exit 3\necho never"))).isEqualTo(new ScriptResult(3, "", ""));
    assertThat(run(Script.of("set -e", "set -e\nfalse\necho never")).exitCode()).isEqualTo(1);
    assertThat(run(Script.of("nothing", "")).exitCode()).isZero();
    assertThat(run(Script.of("comment", "true # the end")).exitCode()).isZero();
  }

  @Test
  void a_script_that_does_not_parse_runs_not_even_in_part() throws Exception {
    ScriptResult result =
        run(Script.of("broken", "echo started\nif").secret("A", Secret.of("sesame")));
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).doesNotContain("sesame");
  }

  @Test
  void files_that_it_makes_are_for_their_owner_only() throws Exception {
    assertThat(run(Script.of("umask", "umask")).stdout()).isEqualTo("0077\n");
  }

  @Test
  void text_and_output_are_utf_8() throws Exception {
    assertThat(run(Script.of("utf-8", "echo 'grüß ✓'")).stdout()).isEqualTo("grüß ✓\n");
  }

  @Test
  void here_documents_work() throws Exception {
    assertThat(run(Script.of("here", "cat <<'E'\na $B\nE")).stdout()).isEqualTo("a $B\n");
  }

  @Test
  void nul_cannot_pass_through_a_shell_and_is_refused() {
    Script script = Script.of("nul", "true").secret("A", Secret.of("ses\0ame"));
    assertThatThrownBy(() -> ShellProgram.standardInput(script))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the value of A contains NUL");
  }

  private static ScriptResult run(Script script) throws IOException, InterruptedException {
    Process sh = new ProcessBuilder("sh", "-s").start();
    try (var input = sh.getOutputStream()) {
      input.write(ShellProgram.standardInput(script));
    }
    String out = new String(sh.getInputStream().readAllBytes(), UTF_8);
    String err = new String(sh.getErrorStream().readAllBytes(), UTF_8);
    return new ScriptResult(sh.waitFor(), out, err);
  }
}
