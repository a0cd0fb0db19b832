package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Deployment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs runbooks on a {@link StagedEngine}. */
final class Bench {

  final StagedEngine engine = new StagedEngine();
  private final StringWriter out = new StringWriter();
  private final Path directory;

  Bench(Path directory) {
    this.directory = directory;
  }

  RunbookEnd run(String script, String... arguments) throws IOException {
    return runbook(script, false).run(List.of(arguments), conditions());
  }

  RunbookEnd runDynamically(String script) throws IOException {
    return runbook(script, true).run(List.of(), conditions());
  }

  private RunbookFile runbook(String script, boolean dynamic) throws IOException {
    Path file = directory.resolve("bench.groovy");
    Files.writeString(file, script);
    return RunbookFile.read(file, dynamic);
  }

  private RunbookConditions conditions() {
    return new RunbookConditions(
        false, new PrintWriter(out), name -> Deployment.of(name).by(engine));
  }

  String out() {
    return out.toString();
  }
}
