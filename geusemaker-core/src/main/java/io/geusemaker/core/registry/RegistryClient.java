package io.geusemaker.core.registry;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.image.Repository;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Asks registries, with the authorization that they want. */
final class RegistryClient {

  private final Http http;
  private final Authorizer authorizer;
  private final SortedSet<String> allowed;

  RegistryClient(Http http, Authorizer authorizer, Set<String> allowed) {
    this.http = http;
    this.authorizer = authorizer;
    this.allowed = new TreeSet<>(allowed);
  }

  /** Refuses a registry that may not be read. */
  void requireAllowed(Repository repository) {
    if (!allowed.isEmpty() && !allowed.contains(repository.registry())) {
      throw new GeuseMakerException(
          new RegistryFailure.NotAllowed(repository.registry(), List.copyOf(allowed)));
    }
  }

  /** An address below {@code /v2/<repository>/}. */
  static URI address(Repository repository, String below) {
    return Origin.of(repository).resolve("/v2/" + repository.path() + "/" + below);
  }

  /** What the registry answers, whatever it is. */
  Answer ask(Repository repository, Request request) {
    requireAllowed(repository);
    Answer answer = http.send(request.authorizedBy(authorizer.known(repository)));
    // A server that was redirected to may refuse, but not ask for credentials.
    if (answer.status() != 401 || !answer.request().uri().equals(request.uri())) {
      return answer;
    }
    Optional<Secret> header = authorizer.answer(repository, answer);
    return header.isPresent() ? http.send(request.authorizedBy(header)) : answer;
  }

  /** Refuses anything but success. */
  Answer require(Repository repository, Answer answer) {
    return answer.require(() -> authorizer.identity(repository));
  }
}
