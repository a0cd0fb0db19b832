package io.geusemaker.core.registry;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.image.Platform;
import io.geusemaker.core.image.Repository;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads image registries: Docker Hub and every other that speaks the distribution protocol; over
 * TLS, and over plain HTTP only on this machine. It can be used by several threads.
 *
 * <p>Every method throws a {@link GeuseMakerException} with a {@link RegistryFailure}; nothing is
 * changed anywhere.
 */
public final class Registry {

  private final RegistryClient client;
  private final Contents contents;
  private final RegistryCache cache;

  /** For {@link RegistryCache}, which keeps objects only. */
  private record Tags(List<String> tags) {}

  /** For {@link RegistryCache}, which keeps objects only. */
  private record Text(String text) {}

  Registry(RegistrySettings settings, Map<String, String> environment, Clock clock) {
    Http http = new Http(settings.patience());
    DockerConfiguration credentials =
        new DockerConfiguration(
            settings.dockerConfiguration(), environment.getOrDefault("PATH", ""));
    this.client = new RegistryClient(http, new Authorizer(http, credentials), settings.allowed());
    this.contents = new Contents(client);
    this.cache = new RegistryCache(settings.cache(), settings.cacheAge(), clock);
  }

  /**
   * Reads registries; no I/O yet.
   *
   * @param settings how
   * @return the reader
   */
  public static Registry of(RegistrySettings settings) {
    return new Registry(settings, System.getenv(), Clock.systemUTC());
  }

  /**
   * Lists the tags of a repository, all of them.
   *
   * @param repository which
   * @return in the registry's order, without duplicates
   * @throws GeuseMakerException with {@link RegistryFailure.Incomplete} when there may be more than
   *     the registry lists
   */
  public List<String> tags(Repository repository) {
    client.requireAllowed(repository);
    return cache
        .recent(
            "tags " + repository,
            Tags.class,
            () -> new Tags(new TagListing(client, repository).read()))
        .tags();
  }

  /**
   * Finds the image for a platform.
   *
   * @param reference the image; its digest decides where it has one, else its tag
   * @param platform what the host runs
   * @return its digests and its configuration
   * @throws GeuseMakerException with {@link RegistryFailure.NoSuchPlatform} when it is not built
   *     for that, {@link RegistryFailure.NotFound} when there is none, {@link
   *     RegistryFailure.WrongDigest} when something else came
   */
  public ResolvedImage resolve(ImageReference reference, Platform platform) {
    return new ImageResolver(new Cached(), reference, platform).resolve();
  }

  /**
   * What a tag stands for, asked for without fetching it.
   *
   * @param tagged the image, by its tag
   * @return the digest of its index or manifest; empty when there is no such tag or the registry
   *     does not say
   */
  public Optional<Digest> digest(ImageReference tagged) {
    client.requireAllowed(tagged.repository());
    return Digest.find(
        cache
            .recent(
                "digest " + tagged.repository() + " " + tagged.selector(),
                Text.class,
                () -> new Text(contents.digest(tagged).map(Digest::toString).orElse("")))
            .text());
  }

  /**
   * Fetches a manifest or an index, whatever it is about; never from the cache.
   *
   * @param reference the digest decides where it has one, else the tag
   * @return empty when the registry does not have it
   * @throws GeuseMakerException with {@link RegistryFailure.WrongDigest} when something else came
   */
  public Optional<Manifest> findManifest(ImageReference reference) {
    return contents.findManifest(reference);
  }

  /**
   * Fetches a small blob, such as the payload of a signature.
   *
   * @param repository where
   * @param digest which
   * @param limit how many bytes it may have
   * @return its bytes, which have that digest
   * @throws GeuseMakerException with {@link RegistryFailure.TooLarge} when it has more bytes,
   *     {@link RegistryFailure.WrongDigest} when something else came
   */
  public byte[] blob(Repository repository, Digest digest, long limit) {
    Question question =
        new Question(repository.registry(), "blob " + digest + " of " + repository.familiar());
    return contents.blob(repository, digest, limit, question);
  }

  private final class Cached implements ImageResolver.Source {
    @Override
    public Manifest manifest(ImageReference reference) {
      client.requireAllowed(reference.repository());
      return reference
          .digest()
          .map(digest -> named(reference, digest, () -> contents.manifest(reference)))
          .orElseGet(() -> tagged(reference));
    }

    private Manifest tagged(ImageReference reference) {
      return cache.recent(
          key(reference),
          Manifest.class,
          () -> {
            Manifest found = contents.manifest(reference);
            return named(reference.withDigest(found.digest()), found.digest(), () -> found);
          });
    }

    private Manifest named(ImageReference reference, Digest digest, Supplier<Manifest> source) {
      return cache.lasting(key(reference), Manifest.class, kept -> is(kept.json(), digest), source);
    }

    private static String key(ImageReference reference) {
      return "manifest " + reference.repository() + " " + reference.selector();
    }

    @Override
    public String blob(ImageReference image, Digest digest, long limit, Question question) {
      Repository repository = image.repository();
      return cache
          .lasting(
              "blob " + repository + " " + digest,
              Text.class,
              kept -> is(kept.text(), digest),
              () ->
                  new Text(
                      Contents.text(contents.blob(repository, digest, limit, question), question)))
          .text();
    }

    private static boolean is(String text, Digest digest) {
      return digest.ofSameKind(text.getBytes(StandardCharsets.UTF_8)).equals(digest);
    }
  }
}
