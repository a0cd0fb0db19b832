package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("geusemaker completion")
class CompletionTest {

  private static final Path BASH = Path.of("/bin/bash");
  private static final Path ZSH = Path.of("/usr/bin/zsh");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @ParameterizedTest(name = "{0}<TAB> offers {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          geusemaker up                           | update
          geusemaker re                           | recover
          geusemaker comp                         | completion
          geusemaker update shop --rot            | --rotate-credentials
          geusemaker plan shop --secu             | --security-patch
          geusemaker plan shop --proof            | --proof-http --proof-as --proof-status --proof-url
          geusemaker status --pat                 | --patches
          geusemaker rollback shop --st           | --state-dir --state-store --steps --step-timeout
          geusemaker history shop --frob          |
          geusemaker completion z                 | zsh
          geusemaker status shop --output j       | json
          """)
  void completesInBash(String typed, String offered) throws Exception {
    assumeThat(BASH).exists();

    assertThat(completions(typed)).hasSameElementsAs(words(offered));
  }

  @ParameterizedTest(name = "{0}<TAB> becomes {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          geusemaker up                           | geusemaker update
          geusemaker update shop --rot            | geusemaker update shop --rotate-credentials
          geusemaker completion z                 | geusemaker completion zsh
          """)
  @Timeout(60)
  void completesInZsh(String typed, String completed) throws Exception {
    assumeThat(ZSH).exists();
    Path script = directory.resolve("completion");
    Files.writeString(script, new Shell().run("completion", "zsh").out());

    String screen = pressed(script, typed.strip());

    assertThat(screen).contains(completed.strip() + " ");
  }

  /** What a real zsh at a terminal shows of a line when the key was pressed behind it. */
  private String pressed(Path script, String typed) throws IOException, InterruptedException {
    String press =
        """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PROMPT=; RPROMPT=; source $1; echo re''ady"
        zpty -r shell shown '*ready*'
        zpty -w -n shell "$2"$'\\t'
        zpty -r -m shell shown "*${2##* }[a-z-]##[[:space:]]*" && print -r -- "$shown"
        zpty -d shell
        """;
    ProcessBuilder builder =
        new ProcessBuilder(
            ZSH.toString(),
            "-f",
            "-o",
            "extendedglob",
            "-c",
            press,
            "zsh",
            script.toString(),
            typed);
    builder.environment().put("TERM", "dumb");
    builder.environment().put("HOME", directory.toString());
    Process process = builder.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void isOneScriptThatBringsTheWayOfZshAlong() {
    Shell.Run bash = new Shell().run("completion", "bash");
    Shell.Run zsh = new Shell().run("completion", "ZSH");

    assertThat(bash.exit()).isZero();
    assertThat(bash.err()).isEmpty();
    assertThat(zsh).isEqualTo(bash);
    assertThat(zsh.out()).contains("bashcompinit");
  }

  @Test
  void knowsNoOtherShell() {
    assertThat(new Shell().run("completion", "fish"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "geusemaker: Invalid value for positional parameter at index 0 (SHELL): expected"
                    + " bash or zsh but was 'fish'\n"
                    + "Run \"geusemaker completion --help\" for help.\n"));
  }

  /** Asks a real bash, as the key does, for the last of these words. */
  private List<String> completions(String typed) throws IOException, InterruptedException {
    Path script = directory.resolve("completion");
    Files.writeString(script, new Shell().run("completion", "bash").out());
    String press =
        """
        set -e
        source "$1"; shift
        compopt() { :; } # works while a key is handled only
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
        function=$(complete -p geusemaker | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        "$function" geusemaker "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" || true
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    List<String> command =
        new ArrayList<>(List.of(BASH.toString(), "--norc", "-c", press, "bash", script.toString()));
    command.addAll(List.of(typed.strip().split(" ")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return words(printed);
  }

  private static List<String> words(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
