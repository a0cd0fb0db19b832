package io.geusemaker.examples.faults;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.core.aws.AwsEndpoint;
import io.geusemaker.core.crypto.Sealers;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.s3.S3StateStore;
import io.geusemaker.core.s3.standin.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the records of a scene are.
 *
 * @param directory the state directory
 * @param server where the bucket is, when they are in one
 */
record Keeping(Path directory, Optional<S3Server> server) implements AutoCloseable {

  private static final String BUCKET = "records";

  /** The kinds of places. */
  enum Kind {
    FILES,
    BUCKET
  }

  static Keeping of(Kind kind, Path directory) {
    if (kind == Kind.FILES) {
      return new Keeping(directory, Optional.empty());
    }
    S3Server server = S3Server.start();
    server.create(BUCKET);
    return new Keeping(directory, Optional.of(server));
  }

  /** Where the bucket is asked; empty when there is none. */
  String address() {
    return server.map(S3Server::endpoint).map(URI::toString).orElse("");
  }

  /** The deployment with its records here, under faults. */
  Deployment keptBy(Deployment deployment, Faults faults) {
    return keptBy(deployment, directory, address(), faults);
  }

  /** The same for a process of its own. */
  static Deployment keptBy(Deployment deployment, Path directory, String address, Faults faults) {
    Deployment kept = deployment.stateDirectory(FaultyStore.over(directory, faults));
    return address.isEmpty()
        ? kept
        : kept.stateStore(FaultyBucket.of(store(address), faults))
            .encryptedBy(StateKey.keyset(keyset(directory)));
  }

  private static StateStore store(String address) {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "an-example-and-no-secret");
    return S3StateStore.of(
        BUCKET, "", new AwsEndpoint(Optional.of("eu-central-1"), Optional.of(URI.create(address))));
  }

  private static Path keyset(Path directory) {
    return directory.resolve("shared-keyset.json");
  }

  /** All records, without faults. */
  Records all() {
    return new StateDirectory(directory).records(server.map(any -> store(address())));
  }

  Sealer sealer() {
    return Sealers.open(
        server.isEmpty() ? StateKey.keyset() : StateKey.keyset(keyset(directory)),
        all(),
        new DeploymentName(Scene.NAME));
  }

  boolean hasKey() {
    return Files.exists(
        server.isEmpty() ? new StateDirectory(directory).keyset() : keyset(directory));
  }

  /** Removes all records and the key, but not what GeuseMaker itself has recorded. */
  void forget() {
    Path kept = new StateDirectory(directory).deployments();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(directory) && !path.startsWith(kept)) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.ifPresent(bucket -> empty(store(address())));
  }

  private static void empty(StateStore store) {
    List<String> names = store.names("");
    names.forEach(name -> store.read(name).ifPresent(found -> store.delete(name, found.version())));
  }

  @Override
  public void close() {
    server.ifPresent(S3Server::close);
  }
}
