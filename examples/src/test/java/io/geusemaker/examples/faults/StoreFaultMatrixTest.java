package io.geusemaker.examples.faults;

import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("With the records in a bucket, after a fault, they and no others open everything:")
final class StoreFaultMatrixTest extends FaultMatrix {

  StoreFaultMatrixTest() {
    super(
        new Setting(Keeping.Kind.BUCKET, Way.Kind.DIRECT),
        "fault-matrix-store.txt",
        List.of(
            Operation.ROTATION,
            Operation.named("rollback"),
            Operation.named("recovery that undoes"),
            Operation.named("rotation after one to undo")));
  }
}
