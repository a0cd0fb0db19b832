package io.geusemaker.scripting.runbook;

import groovy.transform.CompileStatic;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/**
 * How runbooks are compiled, for a {@code GroovyShell} of one's own.
 *
 * <pre>{@code
 * Binding binding = new Binding(Map.of("stack", "my-dev-stack", "dryRun", true));
 * new GroovyShell(binding, RunbookLanguage.compiledStatically()).evaluate(file);
 * }</pre>
 *
 * <p>A shell with a configuration of its own understands a runbook too when its script base class
 * is {@link Runbook}; then {@code Deployment.of(...)} is not told of and knows no dry run.
 */
public final class RunbookLanguage {

  private RunbookLanguage() {}

  /**
   * What is misspelt does not compile.
   *
   * @return a new configuration
   */
  public static CompilerConfiguration compiledStatically() {
    CompilerConfiguration configuration = compiledDynamically();
    configuration.addCompilationCustomizers(new ASTTransformationCustomizer(CompileStatic.class));
    return configuration;
  }

  /**
   * What is misspelt fails when its line is reached, perhaps after something was changed.
   *
   * @return a new configuration
   */
  public static CompilerConfiguration compiledDynamically() {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(Runbook.class.getName());
    configuration.addCompilationCustomizers(imports(), new PlainChain());
    return configuration;
  }

  private static ImportCustomizer imports() {
    return new ImportCustomizer()
        .addStarImports(
            "io.geusemaker.api",
            "io.geusemaker.api.failure",
            "io.geusemaker.api.model",
            "io.geusemaker.api.secret",
            "io.geusemaker.ssh",
            "java.nio.file",
            "java.time");
  }
}
