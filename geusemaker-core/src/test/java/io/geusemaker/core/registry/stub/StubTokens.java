package io.geusemaker.core.registry.stub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for a bearer token, and is the server that gives them out, below {@code /token}. */
public final class StubTokens implements Route {

  private final String realm;
  private final Set<String> valid = ConcurrentHashMap.newKeySet();
  private final AtomicInteger issued = new AtomicInteger();
  private final List<Seen> asked = new CopyOnWriteArrayList<>();
  private Optional<String> login = Optional.empty();
  private Optional<String> identityToken = Optional.empty();

  /** Names the token server: the one that this is added to, or another. */
  public StubTokens(String realm) {
    this.realm = realm;
  }

  /** Gives tokens to this user only. */
  public StubTokens to(String user, String password) {
    login =
        Optional.of(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Gives tokens to the holder of this token only. */
  public StubTokens toHolderOf(String newIdentityToken) {
    identityToken = Optional.of(newIdentityToken);
    return this;
  }

  /** Lets every token so far expire. */
  public void expire() {
    valid.clear();
  }

  /** The requests for tokens. */
  public List<Seen> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Optional<Reply> answer(Seen seen) {
    if (seen.path().equals("/token")) {
      asked.add(seen);
      return Optional.of(token(seen));
    }
    boolean allowed = seen.authorization().filter(header -> valid.contains(header)).isPresent();
    return allowed || !seen.path().startsWith("/v2/") ? Optional.empty() : Optional.of(challenge());
  }

  private Reply token(Seen seen) {
    if (login.isPresent() && !login.equals(seen.authorization())) {
      return Reply.error(401, "UNAUTHORIZED");
    }
    if (identityToken.isPresent()
        && !identityToken.get().equals(Seen.parameters(seen.body()).get("refresh_token"))) {
      return Reply.error(401, "UNAUTHORIZED");
    }
    String token = "token+/" + issued.incrementAndGet() + "==";
    valid.add("Bearer " + token);
    return Reply.json("{\"token\":\"" + token + "\",\"expires_in\":300}");
  }

  private Reply challenge() {
    return Reply.error(401, "UNAUTHORIZED")
        .with(
            "WWW-Authenticate",
            "Bearer realm=\"%s\",service=\"stub\",scope=\"repository:some/thing:pull,push\""
                .formatted(realm));
  }
}
