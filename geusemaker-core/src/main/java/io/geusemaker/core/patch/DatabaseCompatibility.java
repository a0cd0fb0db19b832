package io.geusemaker.core.patch;

import io.geusemaker.api.model.Finding;
import io.geusemaker.core.image.ImageConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What has to be true for the database's data to be served by another image. */
final class DatabaseCompatibility {

  private final String runningVersion;
  private final String tag;
  private final Optional<DatabaseFacts> facts;
  private final ImageConfiguration before;
  private final ImageConfiguration after;
  private final List<Finding> findings = new ArrayList<>();

  private DatabaseCompatibility(
      String runningVersion,
      String tag,
      Optional<DatabaseFacts> facts,
      ImageConfiguration before,
      ImageConfiguration after) {
    this.runningVersion = runningVersion;
    this.tag = tag;
    this.facts = facts;
    this.before = before;
    this.after = after;
  }

  static List<Finding> compare(
      String runningVersion,
      String tag,
      Optional<DatabaseFacts> facts,
      ImageConfiguration before,
      ImageConfiguration after) {
    DatabaseCompatibility comparison =
        new DatabaseCompatibility(runningVersion, tag, facts, before, after);
    comparison.major();
    comparison.dataDirectory();
    comparison.collation();
    comparison.extensions();
    comparison.steps();
    return List.copyOf(comparison.findings);
  }

  /** A tag that moved can name anything; the image says itself what it serves. */
  private void major() {
    String running = runningVersion.replaceFirst("\\..*", "");
    String serves = after.environment().getOrDefault("PG_MAJOR", running);
    if (!serves.equals(running)) {
      findings.add(
          Finding.blocker(
              "major-version",
              "it is PostgreSQL " + serves + " and cannot read the data of " + running));
    }
  }

  /** Where the image's own default is in use; what compose sets stays. */
  private void dataDirectory() {
    String before = this.before.environment().getOrDefault("PGDATA", "");
    String then = after.environment().getOrDefault("PGDATA", before);
    boolean inUse = facts.filter(found -> found.dataDirectory().equals(before)).isPresent();
    if (inUse && !then.equals(before)) {
      findings.add(
          Finding.blocker(
              "data-directory",
              "it looks for its data in "
                  + then
                  + " instead of "
                  + before
                  + ", and would start on an empty database"));
    }
  }

  private void collation() {
    Optional<BaseSystem> now =
        facts
            .flatMap(found -> BaseSystem.running(found.system()))
            .or(() -> BaseSystem.of("", before));
    Optional<BaseSystem> then = BaseSystem.of(tag, after);
    if (now.isEmpty() || then.isEmpty()) {
      findings.add(
          Finding.info(
              "base-system",
              "its base system does not show; it is looked at once it is pulled, before anything"
                  + " stops"));
    } else if (!now.get().sortsLike(then.get())) {
      findings.add(
          Finding.blocker(
              "collation",
              "it is built on "
                  + then.get()
                  + " and the data was written on "
                  + now.get()
                  + facts
                      .map(DatabaseFacts::collation)
                      .filter(version -> !version.isEmpty())
                      .map(version -> " (collation version " + version + ")")
                      .orElse("")
                  + ": text sorts otherwise there, and indexes on text may miss rows until they"
                  + " are rebuilt"));
    }
  }

  private void extensions() {
    TreeSet<String> foreign =
        new TreeSet<>(facts.map(f -> f.extensions().keySet()).orElse(java.util.Set.of()));
    foreign.remove("plpgsql");
    if (!foreign.isEmpty()) {
      findings.add(
          Finding.info(
              "extensions",
              "the database uses the extensions "
                  + String.join(", ", foreign)
                  + ", which the new image has to have too"));
    }
  }

  private void steps() {
    MinorUpgrade.between(runningVersion, tag)
        .forEach(step -> findings.add(Finding.warning("step-after", step)));
  }
}
