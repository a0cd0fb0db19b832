package io.geusemaker.examples.faults;

import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Over Systems Manager, after a fault, the recorded credentials open everything:")
final class SsmFaultMatrixTest extends FaultMatrix {

  SsmFaultMatrixTest() {
    super(
        new Setting(Keeping.Kind.FILES, Way.Kind.SYSTEMS_MANAGER),
        "fault-matrix-ssm.txt",
        List.of(Operation.ROTATION));
  }
}
