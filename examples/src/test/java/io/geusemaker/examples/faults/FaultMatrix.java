package io.geusemaker.examples.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every operation at each of its interactions under each fault. The interactions are those of a run
 * without faults. A spread of the cells is run, a larger one with {@code -Dfaults.spread=40}, all
 * with {@code -Pall-faults}, one with {@code -Dfaults.cell="rotation | host: prove #1 | fail
 * after"}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultMatrix {

  private static final int SPREAD = Integer.getInteger("faults.spread", 1);
  private static final int SEED = Integer.getInteger("faults.seed", 5);
  private static final String CELL = System.getProperty("faults.cell", "");
  private static final boolean ALL = "all".equals(System.getProperty("faults"));

  private final Matrix matrix = new Matrix();
  private final List<String> broken = new ArrayList<>();
  private final String file;
  private final List<Operation> operations;
  private final Lanes lanes;

  /**
   * Tries operations with the records somewhere.
   *
   * @param file what is written to tell how the cells came out
   * @param spread the operations of which a spread is tried; of all when every cell is
   */
  FaultMatrix(Setting setting, String file, List<Operation> spread) {
    this.lanes = new Lanes(setting);
    this.file = file;
    this.operations = ALL ? Operation.ALL : spread;
  }

  @TestFactory
  Stream<DynamicTest> cells() throws InterruptedException {
    count();
    List<DynamicTest> tests = new ArrayList<>();
    for (Cell cell : chosen()) {
      Future<Outcome> outcome = lanes.submit(trial -> trial.run(cell));
      tests.add(DynamicTest.dynamicTest(cell.id(), () -> await(cell, outcome)));
    }
    return tests.stream();
  }

  /** Rotations on one sandbox and patches on another, each in the order in which they build up. */
  private void count() throws InterruptedException {
    List<Future<?>> counted = new ArrayList<>();
    for (boolean images : List.of(false, true)) {
      counted.add(
          lanes.submit(
              trial ->
                  operations.stream()
                      .filter(operation -> operation.isOfImages() == images)
                      .map(operation -> trial.scene().interactions(operation).size())
                      .toList()));
    }
    for (Future<?> one : counted) {
      try {
        var ignored = one.get();
      } catch (ExecutionException e) {
        throw new AssertionError("an operation does not succeed without faults", e.getCause());
      }
    }
    operations.forEach(operation -> matrix.add(operation, lanes.interactions(operation)));
  }

  private List<Cell> chosen() {
    if (!CELL.isEmpty()) {
      return matrix.cells().stream().filter(cell -> cell.id().contains(CELL)).toList();
    }
    return ALL ? matrix.cells() : matrix.spread(SPREAD, SEED);
  }

  private void await(Cell cell, Future<Outcome> outcome) throws InterruptedException, IOException {
    try {
      record(cell, outcome.get().text());
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      broken.add(cell.id() + "\n    " + cause);
      record(cell, "BROKEN");
      throw new AssertionError("-Dfaults.cell=\"" + cell.id() + "\": " + cause.getMessage(), cause);
    }
  }

  /** Whoever stops a long run has what came out so far. */
  private void record(Cell cell, String outcome) throws IOException {
    matrix.record(cell, outcome);
    Files.writeString(Path.of("target", file), describe());
  }

  private String describe() {
    return String.join("\n", broken) + "\n" + matrix.describe() + "seed " + SEED + "\n";
  }

  @AfterAll
  void tell() {
    lanes.close();
    System.out.println(describe());
  }
}
