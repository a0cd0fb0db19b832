package io.geusemaker.scripting.runbook;

import io.geusemaker.api.Rotation;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.EnvSecret;
import java.time.Duration;
import java.util.List;

/** Inside {@code rotate { }}: which credentials. Without a word it means all of them. */
public final class RotationSpec extends ChangeSpec<Rotation> {

  RotationSpec(RunbookSession session, Rotation request) {
    super(session, request);
  }

  /** The database password. */
  public void postgres() {
    change(Rotation::postgres);
  }

  /** n8n's login. */
  public void n8n() {
    change(Rotation::n8n);
  }

  /** The token of n8n's task runners. */
  public void runnersToken() {
    change(Rotation::runnersToken);
  }

  /** The secret that signs n8n's sessions and API keys; it ends all of them. */
  public void jwtSecret() {
    change(Rotation::jwtSecret);
  }

  /** n8n's encryption key, by itself. */
  public void encryptionKey() {
    change(Rotation::encryptionKey);
  }

  /** The API keys that n8n has issued: each gets a new value, and the old one ends at once. */
  public void apiKeys() {
    change(Rotation::apiKeys);
  }

  /**
   * Some of the API keys that n8n has issued, such as {@code apiKeys 'The website', 'Backups'}.
   *
   * @param key its label in n8n; its id, where several keys have the label
   * @param more further labels or ids
   */
  public void apiKeys(String key, String... more) {
    change(r -> r.apiKeys(key, more));
  }

  /**
   * A secret of any compose service, such as {@code envSecret EnvSecret.named('SEARCH_API_KEY')
   * .of('search').provenBy(HttpCheck.get('/indexes').onPort(7700).bearer())}.
   *
   * @param secret the secret, its readers, and how it is proven
   */
  public void envSecret(EnvSecret secret) {
    change(r -> r.envSecret(secret));
  }

  /**
   * A user's password in a basic-auth file of the host, such as {@code basicAuthFile
   * BasicAuthFile.at('/etc/nginx/htpasswd').of('admin').provenAt('http://127.0.0.1:8080/')}.
   *
   * @param file the file, the user, and where a proxy asks for the password
   */
  public void basicAuthFile(BasicAuthFile file) {
    change(r -> r.basicAuthFile(file));
  }

  /**
   * The password of a further role of the stack's PostgreSQL.
   *
   * @param name a login role other than the stack's own
   */
  public void role(String name) {
    change(r -> r.role(name));
  }

  /** Ends sessions of the changed roles that logged in before, once the new passwords work. */
  public void endSessions() {
    change(Rotation::endSessions);
  }

  /** Has n8n change over to a second role of PostgreSQL, so that none of its logins is refused. */
  public void alternating() {
    change(Rotation::alternating);
  }

  /** Every credential that the deployment has. */
  public void all() {
    change(Rotation::all);
  }

  /**
   * The credentials of these services.
   *
   * @param services compose service names
   */
  public void only(String... services) {
    only(List.of(services));
  }

  /**
   * The credentials of these services.
   *
   * @param services compose service names
   */
  public void only(List<String> services) {
    change(r -> r.services(services));
  }

  /**
   * Only what was last rotated longer ago than this, or never from here.
   *
   * @param age such as {@code 30.days}
   */
  public void olderThan(Duration age) {
    change(r -> r.olderThan(age));
  }
}
