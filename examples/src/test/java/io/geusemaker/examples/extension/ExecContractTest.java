package io.geusemaker.examples.extension;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.contract.TransportContract;
import io.geusemaker.examples.extension.exec.Exec;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Through a program")
class ExecContractTest extends TransportContract {

  @Override
  protected Transport transport() {
    return "root".equals(System.getProperty("user.name"))
        ? Exec.through("env")
        : Exec.through("sudo", "-n");
  }
}
