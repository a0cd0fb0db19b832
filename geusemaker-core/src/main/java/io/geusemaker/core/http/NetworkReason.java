package io.geusemaker.core.http;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import javax.net.ssl.SSLException;

/** Says in words why a server could not be talked to. */
public final class NetworkReason {

  private NetworkReason() {}

  /**
   * The reason.
   *
   * @param thrown what the client threw
   * @return a clause without a full stop
   */
  public static String of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "there is no host of that name";
      }
    }
    String message = Shown.of(Objects.requireNonNullElse(thrown.getMessage(), ""));
    if (thrown instanceof ConnectException || thrown instanceof HttpConnectTimeoutException) {
      return "no connection could be made";
    }
    if (thrown instanceof SSLException) {
      return "no trusted TLS: " + message;
    }
    if (thrown instanceof HttpTimeoutException) {
      return message;
    }
    return thrown.getMessage() == null
        ? "the connection broke"
        : "the connection broke: " + message;
  }
}
