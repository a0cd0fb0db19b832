package io.geusemaker.examples.faults;

import org.junit.jupiter.api.DisplayName;

@DisplayName("With the records in a bucket, after a fault, they and no others open everything:")
final class StoreFaultMatrixTest extends FaultMatrix {

  StoreFaultMatrixTest() {
    super(Keeping.Kind.BUCKET, "fault-matrix-store.txt");
  }
}
