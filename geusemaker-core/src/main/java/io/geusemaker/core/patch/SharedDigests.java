package io.geusemaker.core.patch;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.registry.Registry;
import io.geusemaker.core.selection.FloatingTags;
import io.geusemaker.core.selection.Tag;
import io.geusemaker.core.selection.VersionLine;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/**
 * Finds the release behind a floating tag by what it shares with the release's own tag: the digest
 * of the image that runs. The newest tags are asked about first, and no more than a few dozen, each
 * without fetching anything.
 */
final class SharedDigests {

  private static final int ASKED = 50;

  private final Registry registry;

  SharedDigests(Registry registry) {
    this.registry = registry;
  }

  /** The full tag that stands for the image that runs, or why none is found. */
  Either<String, String> find(
      Running running, Tag floating, List<String> tags, VersionLine policy) {
    if (running.image().digests().isEmpty()) {
      return Either.left("its image has no digest to compare with those of full tags");
    }
    List<Tag> candidates = FloatingTags.candidates(floating, tags, policy);
    ImageReference repository = running.reference().withoutDigest();
    try {
      for (Tag tag : candidates.subList(0, Math.min(ASKED, candidates.size()))) {
        Optional<Digest> digest = registry.digest(repository.withTag(tag.text()));
        if (digest.filter(running.image()::is).isPresent()) {
          return Either.right(tag.text());
        }
      }
    } catch (GeuseMakerException e) {
      if (!(e.failure() instanceof RegistryFailure.RateLimited)) {
        throw e;
      }
      return Either.left(e.failure().what());
    }
    return Either.left(
        candidates.isEmpty()
            ? "no full tag of its kind is listed"
            : (candidates.size() > ASKED ? "none of the " + ASKED + " newest of " : "none of ")
                + candidates.size()
                + " full tags has its digest");
  }
}
