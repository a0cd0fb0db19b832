package io.geusemaker.examples.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTemplateTest {

  private static final String CONTAINER =
      """
      {"Id": "abc", "State": {"Status": "running", "Health": null, "Running": true, "ExitCode": 0},
       "Config": {"Env": ["A=1", "B=2"], "Labels": {"a.b": "x", "c": "y"}},
       "@labels": {"a.b": "x"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{.Id}} {{ .State.Status }}|abc running",
        "{{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}|none",
        "{{if .State.Running}}up{{end}}|up",
        "{{if not .State.ExitCode}}fine{{end}}|fine",
        "{{if eq .State.Status \"running\"}}up{{else}}down{{end}}|up",
        "{{json .Config.Env}}|[\"A=1\",\"B=2\"]",
        "{{range .Config.Env}}<{{.}}>{{end}}|<A=1><B=2>",
        "{{range $k, $v := .Config.Labels}}{{$k}}={{$v}};{{end}}|a.b=x;c=y;",
        "{{range .State.Health}}x{{else}}empty{{end}}|empty",
        "{{with .State}}{{.Status}} {{$.Id}}{{end}}|running abc",
        "{{index .Config.Labels \"a.b\"}}{{index .Config.Labels \"none\"}}|x",
        "{{.Label \"a.b\"}}{{.Label \"none\"}}|x",
        "{{join .Config.Env \", \"}}|A=1, B=2",
        "{{len .Config.Env}} {{.Config.Env}} {{.Config.Labels}}|2 [A=1 B=2] map[a.b:x c:y]",
        "{{.State.Health}}|<nil>",
        "a {{- .Id -}} b|aabcb"
      })
  void everyFormIsRendered(String template, String expected) {
    assertThat(render(template)).isEqualTo(expected);
  }

  @Test
  void printlnEndsTheLine() {
    assertThat(render("{{range .Config.Env}}{{println .}}{{end}}")).isEqualTo("A=1\nB=2\n");
  }

  @Test
  void whatIsNotThereIsAnErrorAsInDocker() {
    assertThatThrownBy(() -> render("{{.State.Nope}}"))
        .isInstanceOf(DockerError.class)
        .hasMessageContaining("map has no entry for key \"Nope\"");
    assertThatThrownBy(() -> render("{{if .Id}}x")).isInstanceOf(DockerError.class);
  }

  @Test
  void whatIsNotUnderstoodIsNoErrorOfDocker() {
    assertThatThrownBy(() -> render("{{printf \"%s\" .Id}}")).isInstanceOf(UnsupportedCall.class);
  }

  private static String render(String template) {
    try {
      return GoTemplate.of(template).render(new ObjectMapper().readTree(CONTAINER));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
