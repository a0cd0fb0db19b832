package io.geusemaker.scripting.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import io.geusemaker.api.failure.GeuseMakerException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.junit.jupiter.api.Test;

/** Runbooks in a GroovyShell of an embedder's own. */
class EmbeddedTest {

  private static final String SCRIPT =
      """
      def stack = param 'stack', String
      Deployment.of(stack).rotate().execute()
      deployment(stack) { rotate { n8n() }; patch { minimumAge 3.days } }
      """;

  private final StagedEngine engine = new StagedEngine();
  private final StringWriter out = new StringWriter();
  private final Map<String, Object> bound =
      new TreeMap<>(Map.of("engine", engine, "out", out, "stack", "shop"));

  private GroovyShell shell(CompilerConfiguration configuration) {
    return new GroovyShell(getClass().getClassLoader(), new Binding(bound), configuration);
  }

  @Test
  void theBindingHoldsItsParametersAndConditions() {
    shell(RunbookLanguage.compiledStatically()).evaluate(SCRIPT);

    assertThat(engine.calls).hasSize(3);
    assertThat(out.toString()).contains("shop: rotated n8n/owner in 1.0 s");
  }

  @Test
  void theBindingCanAskForADryRun() {
    bound.put("dryRun", true);

    shell(RunbookLanguage.compiledDynamically()).evaluate(SCRIPT);

    assertThat(engine.calls).isEmpty();
    assertThat(out.toString()).contains("Dry run: nothing was changed.");
  }

  @Test
  void theBaseClassIsEnough() {
    CompilerConfiguration own = new CompilerConfiguration();
    own.setScriptBaseClass(Runbook.class.getName());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bound.put("out", new PrintStream(bytes, true, StandardCharsets.UTF_8));

    shell(own).evaluate("deployment(stack) { rotate { olderThan 3.days } }");

    assertThat(engine.calls).containsExactly("rotation of everything in shop, older than PT72H");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("rotated");
  }

  @Test
  void theAnnotationIsEnoughToo() {
    shell(new CompilerConfiguration())
        .evaluate(
            """
            @groovy.transform.BaseScript io.geusemaker.scripting.runbook.Runbook runbook
            deployment('shop') { patch() }
            """);

    assertThat(engine.calls).containsExactly("patch of everything in shop");
  }

  @Test
  void whatIsMisspeltDoesNotCompile() {
    GroovyShell shell = shell(RunbookLanguage.compiledStatically());

    assertThatThrownBy(() -> shell.evaluate("deployment('shop') { rotatte() }"))
        .isInstanceOf(MultipleCompilationErrorsException.class);
  }

  @Test
  void aBoundTextIsReadAndAnythingElseHasToBeOfTheType() {
    bound.put("age", "3d");
    GroovyShell shell = shell(RunbookLanguage.compiledStatically());

    assertThat(shell.evaluate("param('age', Duration)")).hasToString("PT72H");
    bound.clear();
    shell.setVariable("age", 3);
    assertThatThrownBy(() -> shell.evaluate("param('age', Duration)"))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageStartingWith(
            "parameter \"age\" is not acceptable: its value has to be a Duration");
    assertThatThrownBy(() -> shell.evaluate("param('other', String)"))
        .hasMessageContaining("it has no value and no default");
    assertThatThrownBy(() -> shell.evaluate("param('key', Secret)"))
        .hasMessageContaining("no Secret");
  }
}
