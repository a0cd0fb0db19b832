package io.geusemaker.api.spi.contract;

import io.geusemaker.api.spi.StateStore;

class MemoryStateStoreTest extends StateStoreContract {

  @Override
  protected StateStore emptyStore() {
    return new MemoryStateStore();
  }
}
