package io.geusemaker.examples.extension;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.service.SearchService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A sandbox with Acme's search service. */
final class SearchStack implements AutoCloseable {

  private final SearchService search = new SearchService();
  private final Sandbox sandbox = Sandbox.builder().withRegistry().with(search).start();

  SearchService search() {
    return search;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Deployment deployment() {
    return Deployment.of("my-dev-stack")
        .stateDirectory(sandbox.stateDirectory())
        .register(Registration.at("ssh://" + sandbox.user() + "@127.0.0.1:" + sandbox.port()))
        .over(sandbox.transport());
  }

  /** What the compose file and the env file say. */
  String files() {
    try {
      return Files.readString(sandbox.composeFile()) + Files.readString(sandbox.runtimeEnv());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String key(RotationResult result) {
    return result.reveal(SecretAccess.deliberate()).entrySet().stream()
        .filter(entry -> entry.getKey().toString().equals("search/SEARCH_API_KEY"))
        .map(entry -> entry.getValue().reveal(SecretAccess.deliberate()))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
