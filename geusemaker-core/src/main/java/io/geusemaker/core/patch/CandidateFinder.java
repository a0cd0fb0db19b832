package io.geusemaker.core.patch;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.PatchLevel;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.core.change.Age;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.image.Platform;
import io.geusemaker.core.image.Repository;
import io.geusemaker.core.registry.Registry;
import io.geusemaker.core.registry.ResolvedImage;
import io.geusemaker.core.selection.FloatingTags;
import io.geusemaker.core.selection.PatchSelector;
import io.geusemaker.core.selection.Selection;
import io.geusemaker.core.selection.Tag;
import io.geusemaker.core.selection.VersionLine;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the image that a service is to run, in the registry that its present one comes from. */
final class CandidateFinder {

  /** How many newer tags are passed over because they are too young or not for this host. */
  private static final int PASSED_OVER = 50;

  private final PatchRequest request;
  private final Registry registry;
  private final Platform platform;
  private final Clock clock;
  private final LinePolicies lines;
  private final Map<Repository, List<String>> listed = new HashMap<>();

  CandidateFinder(PatchRequest request, Registry registry, Platform platform, Clock clock) {
    this.request = request;
    this.registry = registry;
    this.platform = platform;
    this.clock = clock;
    this.lines = LinePolicies.of(request);
  }

  /** What was found. */
  sealed interface Found {
    /** An image to move to. */
    record Newer(Wanted wanted, List<String> tags) implements Found {}

    /** None, and why; the tags that there are, for what is said of open advisories. */
    record Nothing(PatchInfo info, List<String> tags) implements Found {}
  }

  /**
   * Looks.
   *
   * @throws GeuseMakerException when the registry cannot be relied on: that is never taken for
   *     having nothing newer
   */
  Found find(Running running) {
    try {
      return choose(
          running, listed.computeIfAbsent(running.reference().repository(), registry::tags));
    } catch (GeuseMakerException e) {
      if (isNotThere(e)) {
        return nothing(running, running.version(), e.failure().what(), List.of());
      }
      throw e;
    }
  }

  /** An image that was built on the host is in no registry. */
  private static boolean isNotThere(GeuseMakerException e) {
    return e.failure() instanceof RegistryFailure.NotFound
        || e.failure() instanceof RegistryFailure.AccessDenied
        || e.failure() instanceof RegistryFailure.NotAllowed;
  }

  private Found choose(Running running, List<String> tags) {
    VersionLine policy = lines.of(running);
    String named = named(running);
    Either<String, String> current =
        fullTag(running, named, tags, policy)
            .map(Either::<String, String>right)
            .orElseGet(
                () -> new SharedDigests(registry).find(running, Tag.parse(named), tags, policy));
    if (current.isLeft()) {
      return nothing(
          running,
          running.version(),
          "its tag "
              + (named.isEmpty() ? "is missing" : named + " floats")
              + ", and which release runs could not be found out: "
              + current.getLeft(),
          tags);
    }
    List<String> remaining = new ArrayList<>(tags);
    List<Finding> notes = new ArrayList<>();
    if (!current.get().equals(named)) {
      notes.add(
          Finding.info(
              "pinned",
              (named.isEmpty() ? "its digest" : named)
                  + " is the release "
                  + current.get()
                  + "; the compose file will name the release"));
    }
    for (int passed = 0; passed < PASSED_OVER; passed++) {
      Selection selection = PatchSelector.select(Tag.parse(current.get()), remaining, policy);
      if (selection instanceof Selection.NoCandidate none) {
        return rebuilt(running, current.get(), tags, notes)
            .orElseGet(() -> nothing(running, current.get(), reason(none, notes), tags));
      }
      Selection.Candidate candidate = (Selection.Candidate) selection;
      String tag = candidate.tag().text();
      Optional<ResolvedImage> image = resolve(running, tag, notes);
      if (image.isPresent()) {
        candidate
            .notices()
            .forEach(notice -> notes.add(Finding.info("other-variant", notice.words())));
        return newer(running, current.get(), tag, image.get(), notes, tags);
      }
      remaining.removeIf(tag::equals);
    }
    return nothing(
        running, current.get(), "none of its newer releases is for this host, or old enough", tags);
  }

  private static String named(Running running) {
    return running.reference().tag().orElse(running.reference().digest().isEmpty() ? "latest" : "");
  }

  /** A tag that floats is taken for the release that runs, when that is certain. */
  private static Optional<String> fullTag(
      Running running, String named, List<String> tags, VersionLine policy) {
    Tag tag = Tag.parse(named);
    if (!named.isEmpty() && !policy.isFloating(tag)) {
      return Optional.of(named);
    }
    return running.version().isEmpty()
        ? Optional.empty()
        : FloatingTags.resolve(tag, running.version(), tags, policy).map(Tag::text);
  }

  private static String reason(Selection.NoCandidate none, List<Finding> notes) {
    return notes.stream()
        .filter(note -> note.code().equals("held-back") || note.code().equals("platform"))
        .findFirst()
        .map(Finding::text)
        .orElseGet(() -> none.reason().replaceFirst("\\.$", ""));
  }

  private Optional<ResolvedImage> resolve(Running running, String tag, List<Finding> notes) {
    ResolvedImage image;
    try {
      image = registry.resolve(running.reference().withoutDigest().withTag(tag), platform);
    } catch (GeuseMakerException e) {
      if (e.failure() instanceof RegistryFailure.NoSuchPlatform) {
        notes.add(Finding.info("platform", tag + " is not built for " + platform));
        return Optional.empty();
      }
      throw e;
    }
    if (isTooYoung(image)) {
      notes.add(
          Finding.info(
              "held-back",
              tag
                  + " is held back: "
                  + image
                      .configuration()
                      .created()
                      .map(built -> "it was built " + age(built).ago())
                      .orElse("it does not tell when it was built")));
      return Optional.empty();
    }
    return Optional.of(image);
  }

  private boolean isTooYoung(ResolvedImage image) {
    Duration age = request.minimumAge();
    return !age.isZero()
        && image
            .configuration()
            .created()
            .map(built -> built.plus(age).isAfter(clock.instant()))
            .orElse(true);
  }

  private Age age(Instant built) {
    return Age.of(Duration.between(built, clock.instant()));
  }

  /** The same release, built anew on a mended base. */
  private Optional<Found> rebuilt(
      Running running, String tag, List<String> tags, List<Finding> notes) {
    if (!tags.contains(tag) || running.image().digests().isEmpty()) {
      return Optional.empty();
    }
    return resolve(running, tag, notes)
        .filter(
            image ->
                !running.image().is(image.digest()) && !running.image().is(image.manifestDigest()))
        .map(image -> newer(running, tag, tag, image, notes, tags));
  }

  private static Found newer(
      Running running,
      String from,
      String to,
      ResolvedImage image,
      List<Finding> notes,
      List<String> tags) {
    ImageReference reference =
        running.reference().withoutDigest().withTag(to).withDigest(image.digest());
    PatchInfo info =
        new PatchInfo(
            running.service(),
            running.repository(),
            from,
            to,
            running.image().digest(),
            image.digest().toString(),
            (from.equals(to) ? PatchLevel.REBUILD : PatchLevel.UNKNOWN).text(),
            List.of(),
            List.of(),
            notes,
            Optional.empty());
    return new Found.Newer(new Wanted(info, reference, image), tags);
  }

  private static Found nothing(Running running, String version, String reason, List<String> tags) {
    return new Found.Nothing(
        PatchInfo.skipped(running.service(), running.repository(), version, reason)
            .running(running.image().digest()),
        tags);
  }
}
