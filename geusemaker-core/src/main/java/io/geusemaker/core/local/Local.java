package io.geusemaker.core.local;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs scripts on this machine, as processes of its own.
 *
 * <p>Scripts run as the current user when that is root or may talk to the docker engine, else
 * through {@code sudo -n}. A user of the docker group is not root: a script that writes a file of
 * root's then fails and says so.
 */
public final class Local implements Transport {

  static final String HOST = "localhost";

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);
  private static final String PROBE =
      """
      command -v timeout >/dev/null 2>&1 || { echo no-timeout; exit; }
      if [ "$(id -u)" = 0 ] || docker version >/dev/null 2>&1; then echo direct
      elif sudo -n true 2>/dev/null; then echo sudo
      else echo refused
      fi
      """;

  private final Map<String, String> environment;

  private Local(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The shell of this machine.
   *
   * @return the transport
   */
  public static Local shell() {
    return new Local(Map.of());
  }

  static Local shell(Map<String, String> environment) {
    return new Local(Map.copyOf(environment));
  }

  @Override
  public HostSession connect() {
    String verdict = probe();
    return switch (verdict) {
      case "direct" -> new LocalSession(List.of(), environment);
      case "sudo" -> new LocalSession(List.of("sudo", "-n"), environment);
      case "refused" ->
          throw new GeuseMakerException(
              new HostFailure.PrivilegeMissing(HOST, System.getProperty("user.name")));
      case "no-timeout" ->
          throw new GeuseMakerException(new HostFailure.CommandMissing(HOST, "timeout"));
      default ->
          throw new GeuseMakerException(
              new HostFailure.Unreachable(HOST, "its shell answers \"" + verdict + "\""));
    };
  }

  private String probe() {
    try (LocalProcess probe = LocalProcess.start(List.of("sh", "-c", PROBE), environment)) {
      if (!probe.await(PROBE_LIMIT)) {
        throw new GeuseMakerException(
            new HostFailure.TimedOut("find out what may run", PROBE_LIMIT));
      }
      return probe.stdoutText().strip();
    } catch (IOException e) {
      throw new GeuseMakerException(new HostFailure.CommandMissing(HOST, "sh"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GeuseMakerException(new HostFailure.Interrupted(HOST, "find out what may run"), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Local local && environment.equals(local.environment);
  }

  @Override
  public int hashCode() {
    return environment.hashCode();
  }

  @Override
  public String toString() {
    return "local shell";
  }
}
