package io.geusemaker.scripting.runbook;

import groovy.lang.Binding;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.spi.Engine;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The conditions of a runbook as the binding of an embedder's own shell states them. */
record BoundConditions(Binding binding) {

  RunbookConditions conditions() {
    return new RunbookConditions(
        Boolean.TRUE.equals(bound("dryRun")), out(bound("out")), this::deployment);
  }

  private Deployment deployment(String name) {
    Deployment deployment = Deployment.of(name);
    return bound("engine") instanceof Engine engine ? deployment.by(engine) : deployment;
  }

  private static PrintWriter out(@Nullable Object bound) {
    if (bound instanceof PrintWriter writer) {
      return writer;
    }
    if (bound instanceof Writer writer) {
      return new PrintWriter(writer, true);
    }
    OutputStream stream = bound instanceof OutputStream chosen ? chosen : System.out;
    return new PrintWriter(stream, true, Charset.defaultCharset());
  }

  private @Nullable Object bound(String name) {
    return binding.hasVariable(name) ? binding.getVariable(name) : null;
  }
}
