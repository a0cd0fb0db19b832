package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.mode;
import static io.geusemaker.core.Fixtures.overwrite;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.TestClock;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.image.Platform;
import io.geusemaker.core.image.Repository;
import io.geusemaker.core.registry.stub.Paging;
import io.geusemaker.core.registry.stub.StubRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCacheTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Platform AMD64 = Platform.parse("amd64");

  private final StubRegistry stub = StubRegistry.start();
  private final TestClock clock = new TestClock();
  private final Repository repository = Repository.parse(stub.host() + "/app");
  private final ImageReference reference = ImageReference.parse(stub.host() + "/app:1");
  private final Path directory;

  RegistryCacheTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void fill() {
    stub.content().tag("app", "1", image("first"));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private Digest image(String user) {
    Digest image =
        stub.content()
            .image(
                "app",
                "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"User\":\"%s\"}}"
                    .formatted(user));
    return stub.content().index("app", Map.of("linux/amd64", image));
  }

  private Registry registry(Path cache) {
    return new Registry(Readers.ANONYMOUS.withCache(cache, HOUR), Map.of(), clock);
  }

  private Registry registry() {
    return registry(directory.resolve("cache"));
  }

  private String user() {
    return registry().resolve(reference, AMD64).configuration().user();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(directory.resolve("cache"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void tagsAreKeptForAWhile() {
    assertThat(registry().tags(repository)).containsExactly("1");
    stub.content().tag("app", "2", image("first"));

    clock.advance(HOUR.minusSeconds(1));
    assertThat(registry().tags(repository)).containsExactly("1");

    clock.advance(Duration.ofSeconds(1));
    assertThat(registry().tags(repository)).containsExactly("1", "2");
  }

  @Test
  void whatATagStandsForIsKeptForAWhile() {
    assertThat(user()).isEqualTo("first");
    stub.content().tag("app", "1", image("second"));
    int asked = stub.seen().size();

    assertThat(user()).isEqualTo("first");
    assertThat(stub.seen()).hasSize(asked);

    clock.advance(HOUR);
    assertThat(user()).isEqualTo("second");
  }

  @Test
  void whatADigestStandsForIsKeptForGood() {
    ResolvedImage resolved = registry().resolve(reference, AMD64);
    clock.advance(HOUR.multipliedBy(10_000));
    stub.close();

    assertThat(registry().resolve(resolved.pinned(), AMD64).manifestDigest())
        .isEqualTo(resolved.manifestDigest());
  }

  @Test
  void theFilesAreTheOwnersOnly() {
    user();

    assertThat(files())
        .hasSize(4)
        .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    assertThat(mode(directory.resolve("cache"))).isEqualTo("rwx------");
  }

  @Test
  void whatIsDamagedIsAskedForAgain() {
    registry().tags(repository);
    user();
    for (String damage : List.of("", "{", "[]", "{\"schema_version\":1}", "\0\0\0")) {
      files().forEach(file -> overwrite(file, damage.getBytes(UTF_8)));

      assertThat(user()).as(damage).isEqualTo("first");
      assertThat(registry().tags(repository)).containsExactly("1");
      assertThat(user()).isEqualTo("first");
    }
  }

  @Test
  void whatIsSomethingElseIsAskedForAgain() {
    registry().tags(repository);
    Path tags = files().get(0);
    user();
    byte[] other = bytes(tags);
    files().forEach(file -> overwrite(file, other));

    assertThat(user()).isEqualTo("first");
  }

  @Test
  void contentThatDoesNotHaveItsDigestIsAskedForAgain() {
    ResolvedImage resolved = registry().resolve(reference, AMD64);
    RegistryCache cache = new RegistryCache(Optional.of(directory.resolve("cache")), HOUR, clock);
    files().forEach(file -> overwrite(file, new byte[0]));
    cache.lasting(
        "manifest " + repository + " " + resolved.digest(),
        Manifest.class,
        kept -> false,
        () -> new Manifest(resolved.digest(), "application/vnd.oci.image.index.v1+json", "{}"));

    assertThat(registry().resolve(resolved.pinned(), AMD64))
        .isEqualTo(
            new ResolvedImage(
                resolved.pinned(),
                resolved.indexDigest(),
                resolved.manifestDigest(),
                resolved.configuration()));
  }

  @Test
  void whatIsFromTheFutureIsAskedForAgain() {
    registry().tags(repository);
    stub.content().tag("app", "2", image("first"));
    clock.advance(Duration.ofMinutes(-1));

    assertThat(registry().tags(repository)).containsExactly("1", "2");
  }

  @Test
  void whatCannotBeKeptIsStillTold() {
    Path file = directory.resolve("file");
    overwrite(file, new byte[0]);

    assertThat(registry(file.resolve("cache")).tags(repository)).containsExactly("1");
  }

  @Test
  void failuresAreNotKept() {
    stub.content().paged(Paging.CUT).tags("app", List.of("1", "2"));
    assertThat(failureOf(() -> registry().tags(repository)))
        .isInstanceOf(RegistryFailure.Incomplete.class);

    stub.content().paged(Paging.LINKED);
    assertThat(registry().tags(repository)).containsExactly("1", "2");
  }

  @Test
  void aRegistryThatIsNotAllowedAnyMoreIsNotReadFromTheCacheEither() {
    registry().tags(repository);
    user();
    Registry strict =
        new Registry(
            Readers.ANONYMOUS
                .withCache(directory.resolve("cache"), HOUR)
                .withAllowed(List.of("quay.io")),
            Map.of(),
            clock);

    assertThat(failureOf(() -> strict.tags(repository)))
        .isInstanceOf(RegistryFailure.NotAllowed.class);
    assertThat(failureOf(() -> strict.resolve(reference, AMD64)))
        .isInstanceOf(RegistryFailure.NotAllowed.class);
  }
}
