/** Fluent requests, results, failures, secrets, events and the SPI of GeuseMaker. */
@SuppressWarnings("requires-transitive-automatic")
module io.geusemaker.api {
  requires transitive io.vavr;
  requires static transitive org.jspecify;

  exports io.geusemaker.api;
  exports io.geusemaker.api.event;
  exports io.geusemaker.api.failure;
  exports io.geusemaker.api.fleet;
  exports io.geusemaker.api.model;
  exports io.geusemaker.api.secret;
  exports io.geusemaker.api.spi;

  uses io.geusemaker.api.spi.Engine;
  uses io.geusemaker.api.spi.StateStoreProvider;
}
