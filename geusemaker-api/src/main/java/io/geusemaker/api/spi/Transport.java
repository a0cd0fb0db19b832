package io.geusemaker.api.spi;

/**
 * A way to a host. Transports are immutable values: two that lead to the same host the same way are
 * equal.
 */
public interface Transport {

  /**
   * Connects, and checks that scripts will run as root.
   *
   * @return the connection, which the caller closes
   * @throws io.geusemaker.api.failure.GeuseMakerException with a {@link
   *     io.geusemaker.api.failure.HostFailure} when that is not possible, or a {@link
   *     io.geusemaker.api.failure.RequestFailure} when it names something that cannot be used
   */
  HostSession connect();
}
