package io.geusemaker.examples.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every operation at each of its interactions under each fault. The interactions are those of a run
 * without faults. A spread of the cells is run, all with {@code -Pall-faults}, one with {@code
 * -Dfaults.cell="rotation | host: prove #1 | fail after"}.
 */
@DisplayName("After a fault, the recorded credentials and no others open everything:")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultMatrixTest {

  private static final int SPREAD = Integer.getInteger("faults.spread", 6);
  private static final int SEED = Integer.getInteger("faults.seed", 5);

  private final Matrix matrix = new Matrix();
  private @Nullable Trial trial;

  @TestFactory
  Stream<DynamicTest> cells() {
    for (Operation operation : Operation.ALL) {
      matrix.add(operation, trial().scene().interactions(operation));
    }
    return chosen().stream().map(cell -> DynamicTest.dynamicTest(cell.id(), () -> run(cell)));
  }

  private List<Cell> chosen() {
    String one = System.getProperty("faults.cell", "");
    if (!one.isEmpty()) {
      return matrix.cells().stream().filter(cell -> cell.id().contains(one)).toList();
    }
    return "all".equals(System.getProperty("faults"))
        ? matrix.cells()
        : matrix.spread(SPREAD, SEED);
  }

  private void run(Cell cell) {
    try {
      matrix.record(cell, trial().run(cell).text());
    } catch (RuntimeException | AssertionError e) {
      matrix.record(cell, "BROKEN");
      abandon();
      throw new AssertionError("-Dfaults.cell=\"" + cell.id() + "\": " + e.getMessage(), e);
    }
  }

  private Trial trial() {
    Trial current = trial;
    if (current == null) {
      current = new Trial();
      trial = current;
    }
    return current;
  }

  /** What a broken promise leaves is no place for the next cell. */
  private void abandon() {
    if (trial != null) {
      trial.close();
      trial = null;
    }
  }

  @AfterAll
  void tell() throws IOException {
    abandon();
    String text = matrix.describe() + "seed " + SEED + "\n";
    Files.writeString(Path.of("target", "fault-matrix.txt"), text);
    System.out.println(text);
  }
}
