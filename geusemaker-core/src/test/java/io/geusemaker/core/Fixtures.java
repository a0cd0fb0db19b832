package io.geusemaker.core;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.Operator;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.crypto.Sealers;
import io.geusemaker.core.journal.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What several tests of what is kept on disk need. */
public final class Fixtures {

  /** What the journals of tests are about. */
  public static final Subject SUBJECT =
      new Subject(
          "rotation",
          "rotation of everything in dev",
          List.of("postgres/password"),
          "hash",
          new Operator("alice", "web-1", 4711),
          List.of());

  private static final DeploymentName DEV = new DeploymentName("dev");

  private Fixtures() {}

  public static String text(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }

  public static Failure failureOf(ThrowingCallable call) {
    GeuseMakerException thrown = Assertions.catchThrowableOfType(GeuseMakerException.class, call);
    Assertions.assertThat(thrown).as("a failure").isNotNull();
    return thrown.failure();
  }

  public static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A key of its own, made in a directory that is gone afterwards. */
  public static Sealer newSealer() {
    Sealer[] sealer = new Sealer[1];
    inDirectory(directory -> sealer[0] = Sealers.open(StateKey.keyset(), directory, DEV));
    return sealer[0];
  }

  /** For properties, each try of which needs a directory of its own. */
  public static void inDirectory(Consumer<Path> action) {
    try {
      Path directory = Files.createTempDirectory("geusemaker-test");
      try {
        action.accept(directory);
      } finally {
        Files.walkFileTree(directory, new Remover());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void overwrite(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
