package io.geusemaker.examples.ssm;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.contract.TransportContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Over Systems Manager")
@SuppressWarnings("NullAway.Init")
class SsmContractTest extends TransportContract {

  private static SsmHost host;

  @BeforeAll
  static void start() {
    host = new SsmHost();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Override
  protected Transport transport() {
    return host.ssm();
  }
}
