package io.geusemaker.api.spi;

/** A connection to one host, over which many scripts can be run one after the other. */
public interface HostSession extends AutoCloseable {

  /**
   * Runs a script as root under {@code sh} and waits for its end.
   *
   * @param script what to run
   * @return how it ended, whatever its exit code
   * @throws io.geusemaker.api.failure.GeuseMakerException with a {@link
   *     io.geusemaker.api.failure.HostFailure} when it could not be started, did not end in its
   *     time, or its outcome is unknown
   */
  ScriptResult run(Script script);

  /**
   * The host as people name it.
   *
   * @return such as {@code ubuntu@10.0.0.5:22}
   */
  String host();

  /**
   * How often the host was turned to besides once for each script.
   *
   * @return zero or more; zero where a script is all that it takes
   */
  default int furtherRoundTrips() {
    return 0;
  }

  /** Ends the connection; what runs on the host is not waited for. */
  @Override
  void close();
}
