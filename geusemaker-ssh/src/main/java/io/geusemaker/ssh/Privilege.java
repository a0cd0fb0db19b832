package io.geusemaker.ssh;

import com.jcraft.jsch.JSchException;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds out how a user becomes root on a host. */
final class Privilege {

  private static final String PURPOSE = "find out what may run";
  private static final String PROBE =
      """
      if ! command -v timeout >/dev/null 2>&1; then echo @no-timeout
      elif [ "$(id -u)" = 0 ]; then echo @root
      elif sudo -n timeout -k 5 10 sh -c : >/dev/null 2>&1; then echo @sudo
      else echo @refused
      fi
      """;

  private Privilege() {}

  /** The words to put before a command. */
  static List<String> find(SshConfig config, SshConnection connection) {
    SshAddress address = config.address();
    String answer = ask(config, connection);
    // A login file may have printed something before.
    String verdict = answer.substring(answer.lastIndexOf('@') + 1).strip();
    return switch (verdict) {
      case "root" -> List.of();
      case "sudo" -> List.of("sudo", "-n");
      case "refused" ->
          throw new GeuseMakerException(
              new HostFailure.PrivilegeMissing(address.hostAndPort(), address.user()));
      case "no-timeout" ->
          throw new GeuseMakerException(
              new HostFailure.CommandMissing(address.hostAndPort(), "timeout"));
      default ->
          throw new GeuseMakerException(
              new HostFailure.Unreachable(
                  address.hostAndPort(), "\"sh\" does not answer as a shell does"));
    };
  }

  private static String ask(SshConfig config, SshConnection connection) {
    byte[] probe = PROBE.getBytes(StandardCharsets.UTF_8);
    Optional<JSchException> cause;
    try (RemoteCommand command =
        RemoteCommand.start(connection.session(), "sh -s", probe, config.connectTimeout())) {
      if (command.await(config.connectTimeout()) && command.status().isPresent()) {
        return new String(command.stdout(), StandardCharsets.UTF_8);
      }
      cause = command.refusal();
    } catch (JSchException e) {
      cause = Optional.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GeuseMakerException(
          new HostFailure.Interrupted(config.address().toString(), PURPOSE), e);
    }
    throw new GeuseMakerException(
        new HostFailure.Unreachable(
            config.address().hostAndPort(),
            cause.map(Throwable::getMessage).orElse("it runs no commands")),
        cause.orElse(null));
  }
}
