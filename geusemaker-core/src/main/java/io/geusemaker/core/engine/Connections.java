package io.geusemaker.core.engine;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.core.state.DeploymentRecord;
import io.geusemaker.core.state.GeuseMakerState;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The way to a deployment's host, from what is on record. */
final class Connections {

  /** The user of GeuseMaker's machine images. */
  private static final String USER = "ubuntu";

  private Connections() {}

  static Transport transport(DeploymentRecord record) {
    return Transports.over(
        record
            .registration()
            .map(registration -> registration.connection())
            .or(() -> record.state().flatMap(Connections::recorded))
            .orElseThrow(
                () -> new GeuseMakerException(new LookupFailure.NoAddress(record.name().value()))));
  }

  /**
   * GeuseMaker's host: over SSH at its public address, or at its private one when its key is here;
   * else over Systems Manager, where the tag that GeuseMaker gives leads to a replacement.
   */
  private static Optional<URI> recorded(GeuseMakerState state) {
    Optional<Path> key = state.keypairName().flatMap(Connections::keyFile);
    Optional<URI> ssh = state.publicIp().or(state::privateIp).map(address -> ssh(address, key));
    boolean likely = state.publicIp().isPresent() || key.isPresent();
    return likely ? ssh.or(() -> ssm(state)) : ssm(state).or(() -> ssh);
  }

  private static URI ssh(String address, Optional<Path> key) {
    return URI.create(
        "ssh://"
            + USER
            + "@"
            + address
            + key.map(file -> "?identity=" + file.toUri().getRawPath()).orElse(""));
  }

  private static Optional<URI> ssm(GeuseMakerState state) {
    String stack = URLEncoder.encode(state.stackName(), StandardCharsets.UTF_8);
    return state
        .instanceId()
        .map(
            id ->
                URI.create(
                    "ssm:"
                        + id
                        + "?stack="
                        + stack.replace("+", "%20")
                        + state.region().map(region -> "&region=" + region).orElse("")));
  }

  private static Optional<Path> keyFile(String keypair) {
    Path directory = Path.of(System.getProperty("user.home"), ".ssh");
    return Stream.of(keypair + ".pem", keypair)
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
