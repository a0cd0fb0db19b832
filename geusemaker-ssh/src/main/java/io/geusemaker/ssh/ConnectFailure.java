package io.geusemaker.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** Tells why a connection was not made; JSch has a type for some reasons and a text for others. */
final class ConnectFailure {

  private static final int NO_MORE_AUTH_METHODS_AVAILABLE = 14;

  private ConnectFailure() {}

  static GeuseMakerException of(
      Exception cause, boolean late, SshConfig config, HostKeyTrust trust, Identities identities) {
    String host = config.address().hostAndPort();
    Optional<HostKeyTrust.Refusal> refusal = trust.refusal();
    if (refusal.isPresent()) {
      return new GeuseMakerException(
          new HostFailure.UntrustedHostKey(
              host, refusal.get().fingerprint(), refusal.get().reason()),
          cause);
    }
    if (late) {
      return late(config);
    }
    if (isAboutAuthentication(cause)) {
      return new GeuseMakerException(
          new HostFailure.AuthenticationRefused(
              host, config.address().user(), identities.describe()),
          cause);
    }
    return new GeuseMakerException(new HostFailure.Unreachable(host, reason(cause, config)), cause);
  }

  static GeuseMakerException late(SshConfig config) {
    return new GeuseMakerException(
        new HostFailure.Unreachable(config.address().hostAndPort(), noAnswer(config)));
  }

  private static boolean isAboutAuthentication(Exception cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof JSchSessionDisconnectException disconnect) {
      return disconnect.getReasonCode() == NO_MORE_AUTH_METHODS_AVAILABLE
          || message.toLowerCase(Locale.ROOT).contains("authentication failures");
    }
    return message.startsWith("Auth fail")
        || message.startsWith("Auth cancel")
        || message.startsWith("USERAUTH");
  }

  private static String reason(Exception failure, SshConfig config) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "its name does not resolve";
      }
      if (cause instanceof SocketTimeoutException) {
        return noAnswer(config);
      }
      if (cause instanceof ConnectException) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      }
      if (cause instanceof JSchAlgoNegoFailException negotiation) {
        return "it shares no algorithm with us: " + negotiation.getMessage();
      }
    }
    String message = String.valueOf(failure.getMessage());
    return message.startsWith("timeout") ? noAnswer(config) : message;
  }

  private static String noAnswer(SshConfig config) {
    return "no answer within " + config.connectTimeout().toMillis() + " ms";
  }
}
