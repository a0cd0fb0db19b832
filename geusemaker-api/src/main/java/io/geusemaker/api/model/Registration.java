package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

/**
 * How to reach a deployment that GeuseMaker did not make.
 *
 * @param connection the way to the host, such as {@code ssh://ubuntu@10.0.0.5} or {@code local:/}
 * @param composeProject the compose project, when several run on the host
 */
public record Registration(URI connection, Optional<String> composeProject) {

  /**
   * Checks the connection.
   *
   * @throws GeuseMakerException when it has no scheme, or holds a password: registrations are kept
   *     and shown in the clear
   */
  public Registration {
    if (!connection.isAbsolute() || holdsPassword(connection)) {
      throw unacceptable();
    }
  }

  private static boolean holdsPassword(URI connection) {
    String authority =
        connection.isOpaque()
            ? connection.getRawSchemeSpecificPart()
            : Objects.requireNonNullElse(connection.getRawAuthority(), "");
    int at = authority.lastIndexOf('@');
    return at >= 0 && authority.substring(0, at).contains(":");
  }

  private static GeuseMakerException unacceptable() {
    return new GeuseMakerException(
        new RequestFailure.Invalid(
            "connection",
            "it has to be a URI such as ssh://user@host or local:/, without a password"));
  }

  /**
   * A deployment that is reached over a connection. A bare scheme such as {@code local:} is no URI
   * to {@link URI}; it is read as {@code local:/}.
   *
   * @param connection such as {@code ssh://ubuntu@10.0.0.5:22} or {@code local:/}
   * @return the registration
   * @throws GeuseMakerException when it is no URI, has no scheme, or holds a password
   */
  public static Registration at(String connection) {
    String complete = connection.endsWith(":") ? connection + "/" : connection;
    try {
      return new Registration(new URI(complete), Optional.empty());
    } catch (URISyntaxException e) {
      throw unacceptable();
    }
  }

  /**
   * Names the compose project, needed only when several run on the host.
   *
   * @param name the compose project's name
   * @return a new registration
   */
  public Registration composeProject(String name) {
    return new Registration(connection, Optional.of(name));
  }

  /** One line: the connection. */
  @Override
  public String toString() {
    return OneLine.of(connection + composeProject.map(name -> " (" + name + ")").orElse(""));
  }
}
