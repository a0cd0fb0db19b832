package io.geusemaker.core.image;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the images of one name are kept.
 *
 * @param registry the registry's host, with its port if that is not the usual one; {@code
 *     docker.io} for Docker Hub
 * @param path the name in that registry, such as {@code library/postgres}
 */
public record Repository(String registry, String path) {

  private static final String HUB = "docker.io";
  private static final String OFFICIAL = "library/";
  private static final int LONGEST_PATH = 255;

  private static final Pattern HOST =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
              + "|\\[[0-9a-f:]+])(?::[0-9]{1,5})?");

  /** The separators are a dot, one or two underscores, and any number of dashes. */
  private static final Pattern PATH =
      Pattern.compile(
          "[a-z0-9]++(?:(?:\\.|__?|-+)[a-z0-9]++)*+(?:/[a-z0-9]++(?:(?:\\.|__?|-+)[a-z0-9]++)*+)*+");

  private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks both names.
   *
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when either breaks the rules
   */
  public Repository {
    if (!HOST.matcher(registry).matches()) {
      throw invalid("its registry is not a host name with a port or without");
    }
    if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
      throw invalid(
          "its name has to be at most 255 lower-case letters, digits and single separators");
    }
  }

  /**
   * Reads a name as docker does: what comes before the first slash is a registry when it has a dot,
   * a colon or a capital letter or is {@code localhost}; without a registry it is Docker Hub, where
   * a name without a slash is an official image.
   *
   * @param name such as {@code postgres} or {@code ghcr.io/owner/app}, without tag and digest
   * @return the repository
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when it is no such name
   */
  public static Repository parse(String name) {
    if (IMAGE_ID.matcher(name).matches()) {
      throw invalid("it is the id of an image, not its name");
    }
    int slash = name.indexOf('/');
    String first = name.substring(0, Math.max(0, slash));
    boolean named = slash >= 0 && isHost(first);
    String registry = named ? host(first) : HUB;
    String path = named ? name.substring(slash + 1) : name;
    boolean official = registry.equals(HUB) && path.indexOf('/') < 0;
    return new Repository(registry, official ? OFFICIAL + path : path);
  }

  /** In lower case, unless it is known as a host by its capital letters alone. */
  private static String host(String first) {
    String host = first.toLowerCase(Locale.ROOT);
    if (!isHost(host)) {
      return first;
    }
    return host.equals("index.docker.io") ? HUB : host;
  }

  private static boolean isHost(String first) {
    return first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || first.equals("localhost")
        || !first.equals(first.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether it is in Docker Hub.
   *
   * @return whether its registry is {@code docker.io}
   */
  public boolean isDockerHub() {
    return registry.equals(HUB);
  }

  /**
   * The short name by which people know it; the full one where the short one would be read as
   * another.
   *
   * @return such as {@code postgres}, {@code n8nio/n8n} or {@code ghcr.io/owner/app}
   */
  public String familiar() {
    int slash = path.indexOf('/');
    if (!isDockerHub() || isHost(path.substring(0, Math.max(0, slash)))) {
      return toString();
    }
    boolean official = path.startsWith(OFFICIAL) && path.indexOf('/', OFFICIAL.length()) < 0;
    return official ? path.substring(OFFICIAL.length()) : path;
  }

  /** The full name, with its registry. */
  @Override
  public String toString() {
    return registry + "/" + path;
  }

  private static GeuseMakerException invalid(String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid("image name", reason));
  }
}
