package io.geusemaker.api;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.spi.Conduct;
import io.geusemaker.api.spi.Engine;
import io.geusemaker.api.spi.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to rotate credentials, immutable.
 *
 * <p>With nothing selected it means every credential that the deployment has, except n8n's
 * encryption key, the secret that signs its sessions, and the API keys that it has issued: these
 * are rotated only when they are asked for. It goes ahead without asking unless {@link
 * Change#confirm} is set.
 */
public final class Rotation extends Change<Rotation, RotationResult> {

  private final RotationRequest request;
  private final boolean narrowed;

  private Rotation(
      Target target,
      RotationRequest request,
      boolean narrowed,
      Conduct conduct,
      Optional<Engine> engine) {
    super(target, conduct, engine);
    this.request = request;
    this.narrowed = narrowed;
  }

  static Rotation of(Target target, Optional<Engine> engine) {
    return new Rotation(
        target, RotationRequest.everything(target.name()), false, Conduct.unattended(), engine);
  }

  /**
   * Selects the database password.
   *
   * @return a new request
   */
  public Rotation postgres() {
    return services(RotationRequest.POSTGRES);
  }

  /**
   * Selects n8n's login.
   *
   * @return a new request
   */
  public Rotation n8n() {
    return services(RotationRequest.N8N);
  }

  /**
   * Selects Qdrant's API keys.
   *
   * @return a new request
   */
  public Rotation qdrant() {
    return services(RotationRequest.QDRANT);
  }

  /**
   * Selects Crawl4AI's token, and the secret that signs what it issues, where that is set.
   *
   * @return a new request
   */
  public Rotation crawl4ai() {
    return services(RotationRequest.CRAWL4AI);
  }

  /**
   * Selects the password of a further role of the stack's PostgreSQL, such as a reporter's, in
   * addition to what was selected before. Where its password is found in the project's files, it is
   * replaced there too.
   *
   * @param name a login role other than the stack's own
   * @return a new request
   * @throws GeuseMakerException when the name is blank or has a slash
   */
  public Rotation role(String name) {
    RotationRequest changed =
        narrowed
            ? request.plusRoles(List.of(name))
            : termed(RotationRequest.roles(target.name(), List.of(name)));
    return new Rotation(target, changed, true, conduct, engine);
  }

  /**
   * Ends the sessions of the changed roles of PostgreSQL that logged in before, once the new
   * passwords work. Without it they stay open: a password is asked for only at login.
   *
   * @return a new request
   */
  public Rotation endSessions() {
    return new Rotation(target, request.endingSessions(), narrowed, conduct, engine);
  }

  /**
   * Has n8n change over to a second role with the rights of the first, {@code NAME_clone}, and back
   * the next time. Both passwords work until n8n has changed, so that none of its logins is
   * refused; then the role that it has left loses its password. Refused when something else logs in
   * with that password.
   *
   * @return a new request
   */
  public Rotation alternating() {
    return new Rotation(target, request.alternating(), narrowed, conduct, engine);
  }

  /**
   * Selects the token by which n8n's task runners open its task broker, where they run in
   * containers of their own.
   *
   * @return a new request
   */
  public Rotation runnersToken() {
    return include(RequestedCredential.RUNNERS_TOKEN);
  }

  /**
   * Selects the secret that signs n8n's sessions and API keys. All sessions end, and API keys that
   * n8n has issued are refused.
   *
   * @return a new request
   */
  public Rotation jwtSecret() {
    return include(RequestedCredential.JWT_SECRET);
  }

  /**
   * Selects n8n's encryption key. What n8n stores is encrypted anew while n8n is stopped, under the
   * same ids. All sessions end, and API keys that n8n has issued are refused. It is rotated by
   * itself, not together with others.
   *
   * @return a new request
   */
  public Rotation encryptionKey() {
    return include(RequestedCredential.ENCRYPTION_KEY);
  }

  /**
   * Selects the API keys that n8n has issued to its users. Each is revoked and reissued: it gets a
   * new value, and keeps its user, label, scopes and expiry. The old one ends at once, so whoever
   * uses it has to be given the new one.
   *
   * @return a new request
   */
  public Rotation apiKeys() {
    return include(RequestedCredential.API_KEYS);
  }

  /**
   * Selects one or several of the API keys that n8n has issued, in addition to what was selected
   * before. Each is revoked and reissued as by {@link #apiKeys()}, and the others stay as they are.
   *
   * @param key its label in n8n; its id, where several keys have the label
   * @param more further labels or ids
   * @return a new request
   * @throws GeuseMakerException when one is blank
   */
  public Rotation apiKeys(String key, String... more) {
    List<String> keys = new ArrayList<>(List.of(key));
    keys.addAll(List.of(more));
    if (keys.stream().anyMatch(String::isBlank)) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("API key", "its label or id must not be blank"));
    }
    RotationRequest base =
        narrowed ? request : termed(RotationRequest.secrets(target.name(), List.of()));
    return new Rotation(target, base.plusApiKeys(keys), true, conduct, engine);
  }

  /**
   * Selects credentials of n8n by name, in addition to what was selected before.
   *
   * @param credentials which
   * @return a new request
   */
  public Rotation include(RequestedCredential... credentials) {
    RotationRequest base =
        narrowed ? request : termed(RotationRequest.secrets(target.name(), List.of()));
    return credentials.length == 0
        ? this
        : new Rotation(target, base.including(List.of(credentials)), true, conduct, engine);
  }

  /**
   * Selects a secret of any compose service, in addition to what was selected before.
   *
   * <pre>{@code
   * stack.rotate()
   *     .envSecret(
   *         EnvSecret.named("SEARCH_API_KEY").of("search").restarting("indexer")
   *             .provenBy(HttpCheck.get("/indexes").onPort(7700).bearer()))
   * }</pre>
   *
   * @param secret the secret, its readers, and how it is proven
   * @return a new request
   * @throws GeuseMakerException when it was declared in another way before
   */
  public Rotation envSecret(EnvSecret secret) {
    RotationRequest changed =
        narrowed
            ? request.plus(List.of(secret))
            : termed(RotationRequest.secrets(target.name(), List.of(secret)));
    return new Rotation(target, changed, true, conduct, engine);
  }

  /**
   * Selects a user's password in a basic-auth file of the host, in addition to what was selected
   * before.
   *
   * @param file the file, the user, and where a proxy asks for the password
   * @return a new request
   * @throws GeuseMakerException when it was declared in another way before
   */
  public Rotation basicAuthFile(BasicAuthFile file) {
    RotationRequest base =
        narrowed ? request : termed(RotationRequest.secrets(target.name(), List.of()));
    return new Rotation(target, base.plusFiles(List.of(file)), true, conduct, engine);
  }

  /**
   * Selects services by name, in addition to those selected before.
   *
   * @param names compose service names, such as {@code n8n}
   * @return a new request
   * @throws GeuseMakerException when none is named or a name is blank
   */
  public Rotation services(String... names) {
    return services(List.of(names));
  }

  /**
   * Selects services by name, in addition to those selected before.
   *
   * @param names compose service names, such as {@code n8n}
   * @return a new request
   * @throws GeuseMakerException when none is named or a name is blank
   */
  public Rotation services(List<String> names) {
    if (narrowed && request.isEverything()) {
      return this;
    }
    List<String> all = new ArrayList<>(narrowed ? request.services() : List.of());
    all.addAll(names);
    return with(RotationRequest.only(target.name(), all));
  }

  /**
   * Selects every credential that the deployment has.
   *
   * @return a new request
   */
  public Rotation all() {
    return with(RotationRequest.everything(target.name()));
  }

  private Rotation with(RotationRequest changed) {
    RotationRequest whole =
        changed
            .plus(request.envSecrets())
            .plusRoles(request.database().roles())
            .including(request.requested())
            .plusFiles(request.basicAuthFiles())
            .plusApiKeys(request.apiKeys());
    return new Rotation(target, termed(whole), true, conduct, engine);
  }

  /** On the terms that were set before. */
  private RotationRequest termed(RotationRequest changed) {
    RotationRequest termed = changed.with(changed.database().like(request.database()));
    return request.olderThan().map(termed::olderThan).orElse(termed);
  }

  /**
   * Rotates only credentials that were last rotated longer ago than this, or never from here.
   *
   * @param age such as 30 days
   * @return a new request
   * @throws GeuseMakerException when it is negative
   */
  public Rotation olderThan(Duration age) {
    return new Rotation(target, request.olderThan(age), narrowed, conduct, engine);
  }

  @Override
  Rotation conducted(Conduct changed) {
    return new Rotation(target, request, narrowed, changed, engine);
  }

  @Override
  public Planned<RotationResult> plan() {
    return new Planned<>(this, engine().plan(target, request));
  }

  /**
   * Rotates.
   *
   * @return what was done
   * @throws GeuseMakerException when it was refused, or failed and was undone
   */
  @Override
  public RotationResult execute() {
    return engine().rotate(target, request, conduct);
  }

  /**
   * The request as data.
   *
   * @return what is to be rotated
   */
  public RotationRequest request() {
    return request;
  }

  @Override
  Object asked() {
    return request;
  }
}
