package io.geusemaker.examples.contract;

import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.service.KeyedServices;
import java.util.Map;

/** A sandbox with a Qdrant that has keys, a program that uses it, and a Crawl4AI that answers. */
final class KeyedStack implements AutoCloseable {

  private final KeyedServices services;
  private final SandboxStack stack;

  KeyedStack(String qdrantVersion, String crawl4aiVersion) {
    this(new KeyedServices(qdrantVersion, crawl4aiVersion));
  }

  KeyedStack(KeyedServices services) {
    this.services = services;
    stack = new SandboxStack(Sandbox.builder().with(services).start());
  }

  KeyedServices services() {
    return services;
  }

  SandboxStack stack() {
    return stack;
  }

  String qdrantKey() {
    return services.qdrantKey();
  }

  /** How often the program that uses Qdrant was refused. */
  int refused() {
    Map<Integer, Integer> answers = services.indexer().answers();
    return answers.getOrDefault(401, 0) + answers.getOrDefault(403, 0);
  }

  int served() {
    return services.indexer().answers().getOrDefault(200, 0);
  }

  /** The key in a Qdrant credential that n8n stores. */
  String stored(String name) {
    return stack.sandbox().storedCredential(name).path("apiKey").asText();
  }

  @Override
  public void close() {
    stack.close();
  }
}
