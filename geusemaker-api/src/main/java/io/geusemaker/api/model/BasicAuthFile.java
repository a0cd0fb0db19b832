package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user's password in a basic-auth file on the host, as a reverse proxy outside of the compose
 * project reads it: lines of {@code user:hash}.
 *
 * <pre>{@code
 * BasicAuthFile.at("/etc/nginx/htpasswd").of("admin").provenAt("http://127.0.0.1:8080/")
 * }</pre>
 *
 * <p>The user's line gets the bcrypt hash of a new password; every other line stays. The proxy has
 * to read the file at each request, as nginx does: nothing is reloaded.
 *
 * @param path the file on the host, absolute; letters, digits and {@code . _ - /}
 * @param user the user; letters, digits and {@code . _ @ -}
 * @param url what the proxy protects by that file, as the host reaches it; it has to answer 200 to
 *     the password. In plain HTTP only on the host's loopback. Without one nothing is proven
 * @param oldPassword the password until now, when the caller knows it; no part of any record of the
 *     request
 */
public record BasicAuthFile(
    String path, String user, Optional<String> url, Optional<Secret> oldPassword)
    implements Comparable<BasicAuthFile> {

  private static final String SERVICE = "basic-auth";
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._-]+)+");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._@-]*");
  private static final Pattern URL =
      Pattern.compile("(https?)://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(?::([0-9]{1,5}))?(/.*)");
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.[0-9]{1,3}){3}|localhost|\\[::1]");

  /** Refuses what can be no such file, user or URL. */
  public BasicAuthFile {
    require(
        PATH.matcher(path).matches() && !List.of(path.split("/", -1)).contains(".."),
        "\"" + path + "\" is no absolute path of letters, digits and . _ - /");
    require(
        USER.matcher(user).matches(),
        "\"" + user + "\" is no user of letters, digits and . _ @ -, the first no . @ -");
    url.ifPresent(BasicAuthFile::requireUrl);
  }

  private static void requireUrl(String url) {
    Matcher parts = URL.matcher(url);
    require(parts.matches(), "\"" + url + "\" is no URL of HTTP with a path");
    require(
        parts.group(1).equals("https") || LOOPBACK.matcher(parts.group(2)).matches(),
        "a password is sent in plain HTTP to the host's loopback only; \"" + url + "\" is not");
    check(parts);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new GeuseMakerException(new RequestFailure.Invalid("basic-auth file", otherwise));
    }
  }

  /**
   * A file whose user is still to be named.
   *
   * @param path the file on the host
   */
  public record At(String path) {

    /**
     * Names the user.
     *
     * @param user the user whose password is meant
     * @return the password, without a check
     * @throws GeuseMakerException when the path or the user cannot be
     */
    public BasicAuthFile of(String user) {
      return new BasicAuthFile(path, user, Optional.empty(), Optional.empty());
    }
  }

  /**
   * Begins with the file.
   *
   * @param path the file on the host, absolute
   * @return what is left is to name the user
   */
  public static At at(String path) {
    return new At(path);
  }

  /**
   * States where the proxy asks for the password.
   *
   * @param protectedUrl what answers 200 to the password, and 401 without
   * @return a new value
   * @throws GeuseMakerException when it is no URL, or one that would send the password in the clear
   */
  public BasicAuthFile provenAt(String protectedUrl) {
    return new BasicAuthFile(path, user, Optional.of(protectedUrl), oldPassword);
  }

  /**
   * Gives the password until now, so that it is tried before anything is changed, and that it is
   * refused afterwards is proven. The host has only its hash; without it that is proven only once
   * the password was rotated from here.
   *
   * @param present the password; it is not closed
   * @return a new value
   */
  public BasicAuthFile replacing(Secret present) {
    return new BasicAuthFile(path, user, url, Optional.of(present));
  }

  /**
   * The credential that it is.
   *
   * @return such as {@code basic-auth/admin@etc+nginx+htpasswd}
   */
  public CredentialId credential() {
    return new CredentialId(SERVICE, user + "@" + path.substring(1).replace('/', '+'));
  }

  /**
   * The file and user of a credential.
   *
   * @param credential any credential
   * @return without a check; empty when it is another kind of credential
   */
  public static Optional<BasicAuthFile> of(CredentialId credential) {
    int at = credential.name().lastIndexOf('@');
    return credential.service().equals(SERVICE) && at > 0
        ? Optional.of(
            at("/" + credential.name().substring(at + 1).replace('+', '/'))
                .of(credential.name().substring(0, at)))
        : Optional.empty();
  }

  /**
   * How the proxy is asked.
   *
   * @return empty when no URL was stated
   */
  public Optional<HttpCheck> check() {
    return parts().map(parts -> check(parts).basic(user));
  }

  private static HttpCheck check(Matcher parts) {
    String port = parts.group(3);
    return HttpCheck.get(parts.group(4))
        .onPort(port != null ? Integer.parseInt(port) : standardPort(parts.group(1)));
  }

  private static int standardPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  /**
   * Where the proxy is asked.
   *
   * @return scheme, host and port of the URL; empty when none was stated
   */
  public String origin() {
    return parts().map(parts -> parts.group().substring(0, parts.start(4))).orElse("");
  }

  private Optional<Matcher> parts() {
    return url.map(URL::matcher).filter(Matcher::matches);
  }

  @Override
  public int compareTo(BasicAuthFile other) {
    return credential().compareTo(other.credential());
  }

  /** One line: whose password in which file. */
  @Override
  public String toString() {
    return OneLine.of("password of " + user + " in " + path);
  }
}
