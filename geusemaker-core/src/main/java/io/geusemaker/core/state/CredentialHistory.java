package io.geusemaker.core.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The versions of one credential: at most one pending, at most one current, then those before, the
 * latest first.
 *
 * @param lastVersion the highest version number that was ever used
 * @param versions in that order
 */
record CredentialHistory(int lastVersion, List<CredentialVersion> versions) {

  CredentialHistory {
    versions = List.copyOf(versions);
  }

  static CredentialHistory empty() {
    return new CredentialHistory(0, List.of());
  }

  Optional<CredentialVersion> first(CredentialStage stage) {
    return first(version -> version.stage() == stage);
  }

  Optional<CredentialVersion> first(Predicate<CredentialVersion> condition) {
    return versions.stream().filter(condition).findFirst();
  }

  /** A pending version that is there already becomes abandoned. */
  CredentialHistory plusPending(CredentialVersion added) {
    List<CredentialVersion> result = new ArrayList<>();
    result.add(added);
    first(CredentialStage.CURRENT).ifPresent(result::add);
    first(CredentialStage.PENDING).ifPresent(v -> result.add(v.at(CredentialStage.ABANDONED)));
    result.addAll(past());
    return new CredentialHistory(added.version(), result);
  }

  CredentialHistory plusCurrent(CredentialVersion added) {
    List<CredentialVersion> result = new ArrayList<>();
    first(CredentialStage.PENDING).ifPresent(result::add);
    result.add(added);
    first(CredentialStage.CURRENT).ifPresent(v -> result.add(v.at(CredentialStage.PREVIOUS)));
    result.addAll(past());
    return new CredentialHistory(added.version(), result);
  }

  /** Pending becomes current; without a pending version nothing changes. */
  CredentialHistory promoted() {
    return first(CredentialStage.PENDING)
        .map(
            pending -> {
              List<CredentialVersion> result = new ArrayList<>();
              result.add(pending.at(CredentialStage.CURRENT));
              first(CredentialStage.CURRENT)
                  .ifPresent(v -> result.add(v.at(CredentialStage.PREVIOUS)));
              result.addAll(past());
              return new CredentialHistory(lastVersion, result);
            })
        .orElse(this);
  }

  /** What was current is previous, and nothing is current. */
  CredentialHistory retired() {
    return new CredentialHistory(
        lastVersion,
        versions.stream()
            .map(v -> v.stage() == CredentialStage.CURRENT ? v.at(CredentialStage.PREVIOUS) : v)
            .toList());
  }

  /** The first previous one is current, where nothing is. */
  CredentialHistory restored() {
    return first(CredentialStage.PREVIOUS)
        .map(
            previous -> {
              List<CredentialVersion> result = new ArrayList<>(versions);
              result.remove(previous);
              int place = first(CredentialStage.PENDING).isPresent() ? 1 : 0;
              result.add(place, previous.at(CredentialStage.CURRENT));
              return new CredentialHistory(lastVersion, result);
            })
        .orElse(this);
  }

  CredentialHistory withoutPending() {
    return without(CredentialStage.PENDING);
  }

  CredentialHistory withoutCurrent() {
    return without(CredentialStage.CURRENT);
  }

  private CredentialHistory without(CredentialStage stage) {
    return new CredentialHistory(
        lastVersion, versions.stream().filter(v -> v.stage() != stage).toList());
  }

  /** Drops the oldest of those that are neither pending nor current, but never the previous one. */
  CredentialHistory keeping(int limit) {
    List<CredentialVersion> past = past();
    Set<CredentialVersion> dropped =
        new HashSet<>(past.subList(Math.min(limit, past.size()), past.size()));
    first(CredentialStage.PREVIOUS).ifPresent(dropped::remove);
    return new CredentialHistory(
        lastVersion, versions.stream().filter(v -> !dropped.contains(v)).toList());
  }

  private List<CredentialVersion> past() {
    return versions.stream()
        .filter(
            v -> v.stage() == CredentialStage.PREVIOUS || v.stage() == CredentialStage.ABANDONED)
        .toList();
  }
}
