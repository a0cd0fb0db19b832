package io.geusemaker.core.local;

import io.geusemaker.api.spi.Transport;
import io.geusemaker.api.spi.contract.TransportContract;

class LocalContractTest extends TransportContract {

  @Override
  protected Transport transport() {
    return Local.shell();
  }
}
