package io.geusemaker.examples.faults;

import org.junit.jupiter.api.DisplayName;

@DisplayName("After a fault, the recorded credentials and no others open everything:")
final class FaultMatrixTest extends FaultMatrix {

  FaultMatrixTest() {
    super(Setting.USUAL, "fault-matrix.txt", Operation.USUAL);
  }
}
