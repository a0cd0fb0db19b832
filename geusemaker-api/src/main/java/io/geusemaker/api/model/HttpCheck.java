package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How a service shows over HTTP whether it accepts a secret: a {@code GET} with the secret in a
 * header. It is asked from the host, at the container's published port or its address in its
 * network.
 *
 * <p>The secret is accepted when one of {@link #accepted} is answered, and refused when 401 or 403
 * is.
 *
 * @param path such as {@code /collections}; it has to need the secret
 * @param port the port that the service listens on in its container
 * @param form how the secret is presented
 * @param name the header for {@link Form#HEADER}, the user for {@link Form#BASIC}, else empty
 * @param accepted the statuses that show that a secret is accepted; sorted
 */
public record HttpCheck(String path, int port, Form form, String name, List<Integer> accepted) {

  private static final Pattern PATH = Pattern.compile("/[!-~&&[^\"\\\\{}\\[\\]#]]*");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern USER = Pattern.compile("[ -~&&[^:]]+");

  /** How a secret is presented. */
  public enum Form {
    /** As the value of a header of its own. */
    HEADER,
    /** As {@code Authorization: Bearer}. */
    BEARER,
    /** As the password of HTTP basic authentication. */
    BASIC
  }

  /** Refuses what no request can be made of, and sorts the statuses. */
  public HttpCheck {
    require(PATH.matcher(path).matches(), "the path has to begin with a slash and have no blank");
    require(port > 0 && port < 65_536, "the port has to lie between 1 and 65535");
    require(
        form != Form.HEADER || HEADER.matcher(name).matches(), "the header's name is malformed");
    require(form != Form.BASIC || USER.matcher(name).matches(), "the user's name is malformed");
    require(
        !accepted.isEmpty() && accepted.stream().allMatch(HttpCheck::canMeanAccepted),
        "the accepted statuses have to lie between 200 and 499, without 401 and 403");
    accepted = accepted.stream().distinct().sorted().toList();
  }

  private static boolean canMeanAccepted(int status) {
    return status >= 200 && status < 500 && status != 401 && status != 403;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new GeuseMakerException(new RequestFailure.Invalid("check", otherwise));
    }
  }

  /**
   * A check that presents the secret as a bearer token on port 80 and expects 200; the other
   * methods change that.
   *
   * @param path such as {@code /api/me}; it has to need the secret
   * @return the check
   * @throws GeuseMakerException when it is no path
   */
  public static HttpCheck get(String path) {
    return new HttpCheck(path, 80, Form.BEARER, "", List.of(200));
  }

  /**
   * Asks another port.
   *
   * @param number the port that the service listens on in its container
   * @return a new check
   * @throws GeuseMakerException when there is no such port
   */
  public HttpCheck onPort(int number) {
    return new HttpCheck(path, number, form, name, accepted);
  }

  /**
   * Presents the secret as the value of a header.
   *
   * @param header such as {@code api-key}
   * @return a new check
   * @throws GeuseMakerException when it is no name of a header
   */
  public HttpCheck header(String header) {
    return new HttpCheck(path, port, Form.HEADER, header, accepted);
  }

  /**
   * Presents the secret as a bearer token.
   *
   * @return a new check
   */
  public HttpCheck bearer() {
    return new HttpCheck(path, port, Form.BEARER, "", accepted);
  }

  /**
   * Presents the secret as the password of a user, by HTTP basic authentication.
   *
   * @param user such as {@code admin}
   * @return a new check
   * @throws GeuseMakerException when it can be no user
   */
  public HttpCheck basic(String user) {
    return new HttpCheck(path, port, Form.BASIC, user, accepted);
  }

  /**
   * Expects other statuses than 200.
   *
   * @param statuses what is answered to a secret that is accepted
   * @return a new check
   * @throws GeuseMakerException when there is none, or one that cannot mean it
   */
  public HttpCheck expecting(int... statuses) {
    return new HttpCheck(path, port, form, name, IntStream.of(statuses).boxed().toList());
  }

  /** One line: what is asked with what. */
  @Override
  public String toString() {
    String presented =
        switch (form) {
          case HEADER -> "header " + name;
          case BEARER -> "bearer token";
          case BASIC -> "password of " + name;
        };
    return OneLine.of("GET :" + port + path + ", " + presented);
  }
}
