package io.geusemaker.core.selection;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to find the patch of a tag in a real list, parsing included. The list of n8n is
 * the largest; that of postgres has the most variants.
 *
 * <pre>{@code
 * mvn -q -pl geusemaker-core -am test-compile
 * mvn -q -pl geusemaker-core dependency:build-classpath \
 *     -Dmdep.includeScope=test -Dmdep.outputFile=target/test-class-path
 * cd geusemaker-core
 * java -cp target/test-classes:target/classes:$(cat target/test-class-path) \
 *     org.openjdk.jmh.Main TagLookupBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TagLookupBenchmark {

  /** What runs. */
  @Param({"n8nio/n8n:1.64.0", "library/postgres:15.4-alpine3.18"})
  public String running = "";

  private Tag current = Tag.parse("");
  private List<String> tags = List.of();
  private VersionLine policy = VersionLine.general();

  /** Reads the list. */
  @Setup
  public void read() {
    int colon = running.indexOf(':');
    String repository = running.substring(0, colon);
    current = Tag.parse(running.substring(colon + 1));
    tags = RealTags.of(repository).tags();
    policy = VersionLine.of(repository);
  }

  /** Parses the whole list and picks from it. */
  @Benchmark
  public Selection lookup() {
    return PatchSelector.select(current, tags, policy);
  }
}
