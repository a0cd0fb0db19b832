package io.geusemaker.core.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.image.Repository;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Makes the authorization that a registry asks for. */
final class Authorizer {

  private static final long TOKEN_LIMIT = 1 << 20;

  /** What a header can carry. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  private final Http http;
  private final DockerConfiguration configuration;
  private final Map<Repository, Secret> headers = new ConcurrentHashMap<>();
  private final Map<String, Optional<Credential>> credentials = new ConcurrentHashMap<>();

  Authorizer(Http http, DockerConfiguration configuration) {
    this.http = http;
    this.configuration = configuration;
  }

  /** What the registry accepted last for this repository. */
  Optional<Secret> known(Repository repository) {
    return Optional.ofNullable(headers.get(repository));
  }

  /** As whom the repository is read. */
  String identity(Repository repository) {
    return identity(credential(repository));
  }

  private static String identity(Optional<Credential> credential) {
    return credential.map(Credential::identity).orElse("anonymous users");
  }

  /**
   * Answers the registry's challenge.
   *
   * @param refusal the answer with the challenge, from the registry itself
   * @return the header; empty when there is no way to satisfy it
   */
  Optional<Secret> answer(Repository repository, Answer refusal) {
    List<Challenge> challenges = Challenge.parse(refusal.headers("WWW-Authenticate"));
    Optional<Credential> credential = credential(repository);
    Optional<Secret> header =
        Challenge.find("bearer", challenges)
            .map(challenge -> bearer(repository, refusal.request(), challenge, credential));
    if (header.isEmpty() && Challenge.find("basic", challenges).isPresent()) {
      header = credential.flatMap(Authorizer::basic);
    }
    header.ifPresentOrElse(
        found -> headers.put(repository, found), () -> headers.remove(repository));
    return header;
  }

  private Optional<Credential> credential(Repository repository) {
    return credentials.computeIfAbsent(repository.registry(), configuration::find);
  }

  private Secret bearer(
      Repository repository,
      Request refused,
      Challenge challenge,
      Optional<Credential> credential) {
    if (credential.orElse(null) instanceof Credential.RegistryToken token) {
      return header("Bearer ", clear(token.token()), refused.question());
    }
    URI realm = realm(challenge, refused);
    Question question = new Question(realm.getHost(), "a token for " + repository.familiar());
    String service = challenge.parameter("service").orElse("");
    // Not the scope of the challenge: what is asked for here is never more than to pull.
    String scope = "repository:" + repository.path() + ":pull";
    Request request;
    if (credential.orElse(null) instanceof Credential.IdentityToken token) {
      Map<String, String> form =
          Map.of(
              "grant_type",
              "refresh_token",
              "client_id",
              "geusemaker",
              "service",
              service,
              "scope",
              scope,
              "refresh_token",
              clear(token.token()));
      request =
          Request.get(realm, question, "application/json", TOKEN_LIMIT)
              .posting(Secret.of(query(form)));
    } else {
      String query = query(Map.of("service", service, "scope", scope));
      String separator = realm.getRawQuery() == null ? "?" : "&";
      request =
          Request.get(
                  URI.create(realm + separator + query), question, "application/json", TOKEN_LIMIT)
              .authorizedBy(credential.flatMap(Authorizer::basic));
    }
    return token(http.send(request).require(() -> identity(credential)));
  }

  /** The token server that the registry names: over TLS, or on this machine like the registry. */
  private static URI realm(Challenge challenge, Request refused) {
    try {
      URI realm = URI.create(challenge.parameter("realm").orElseThrow());
      Origin registry = Origin.of(refused.uri()).orElseThrow();
      if (registry.maySendTo(Origin.of(realm).orElseThrow()) && realm.getRawFragment() == null) {
        return realm;
      }
    } catch (RuntimeException e) {
      // Told below.
    }
    throw refused.question().malformed("it names no token server that can be trusted");
  }

  private static Secret token(Answer answer) {
    JsonNode content = answer.json();
    String token = content.path("token").asText(content.path("access_token").asText());
    return header("Bearer ", token, answer.question());
  }

  private static Secret header(String scheme, String token, Question question) {
    if (!TOKEN.matcher(token).matches()) {
      throw question.malformed("there is no usable token in it");
    }
    return Secret.of(scheme + token);
  }

  private static Optional<Secret> basic(Credential credential) {
    if (!(credential instanceof Credential.Login login)) {
      return Optional.empty();
    }
    byte[] pair = (login.user() + ":" + clear(login.password())).getBytes(StandardCharsets.UTF_8);
    return Optional.of(Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  private static String query(Map<String, String> parameters) {
    StringBuilder query = new StringBuilder();
    parameters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(parameter -> !parameter.getValue().isEmpty())
        .forEach(
            parameter ->
                query
                    .append(query.isEmpty() ? "" : "&")
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)));
    return query.toString();
  }

  private static String clear(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }
}
