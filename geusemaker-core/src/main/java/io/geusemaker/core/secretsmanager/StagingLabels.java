package io.geusemaker.core.secretsmanager;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The staging labels of a secret, and how they come to follow the records. Labels of others are
 * left alone, and {@code AWSPENDING} and {@code AWSPREVIOUS} on versions of others unless the
 * records need them.
 */
final class StagingLabels {

  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";
  static final String PENDING = "AWSPENDING";

  private static final Pattern NUMBER = Pattern.compile("v[0-9]+");

  private final Map<String, String> attached;
  private final List<Move> moves = new ArrayList<>();

  private StagingLabels(Map<String, String> attached) {
    this.attached = new TreeMap<>(attached);
  }

  /** One call of Secrets Manager. */
  record Move(String label, Optional<String> from, Optional<String> to) {}

  /**
   * What the records say.
   *
   * @param pending the id of the pending version
   * @param current the id of the current version
   * @param previous the id of the previous version
   * @param kept the ids of all versions by number
   */
  record Wanted(
      Optional<String> pending,
      Optional<String> current,
      Optional<String> previous,
      Map<Integer, String> kept) {}

  static String of(int version) {
    return "v" + version;
  }

  /**
   * The calls to make, in this order: after each of them {@code AWSCURRENT} is on the version that
   * was current before or on the one that is now.
   *
   * @param attached version id by label
   * @param wanted what the records say
   */
  static List<Move> moves(Map<String, String> attached, Wanted wanted) {
    StagingLabels labels = new StagingLabels(attached);
    Predicate<String> ours =
        version -> VersionToken.isOne(version) || wanted.kept().containsValue(version);
    wanted.current().ifPresent(version -> labels.attach(CURRENT, version));
    labels.settle(PREVIOUS, wanted.previous(), ours);
    labels.settle(PENDING, wanted.pending(), ours);
    for (String label : List.copyOf(labels.attached.keySet())) {
      if (NUMBER.matcher(label).matches() && !wanted.kept().containsKey(number(label))) {
        labels.settle(label, Optional.empty(), any -> true);
      }
    }
    wanted.kept().forEach((number, version) -> labels.attach(of(number), version));
    return labels.moves;
  }

  private static int number(String label) {
    try {
      return Integer.parseInt(label.substring(1));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Takes a label that no version should carry off those that it may be taken off. */
  private void settle(String label, Optional<String> version, Predicate<String> removable) {
    Optional<String> from = Optional.ofNullable(attached.get(label)).filter(removable);
    if (version.isPresent()) {
      attach(label, version.get());
    } else if (from.isPresent()) {
      moves.add(new Move(label, from, Optional.empty()));
      attached.remove(label);
    }
  }

  /**
   * Secrets Manager itself moves the label of the previous version with that of the current one.
   */
  private void attach(String label, String version) {
    Optional<String> from = Optional.ofNullable(attached.get(label));
    if (from.filter(version::equals).isPresent()) {
      return;
    }
    moves.add(new Move(label, from, Optional.of(version)));
    attached.put(label, version);
    if (label.equals(CURRENT)) {
      from.ifPresent(before -> attached.put(PREVIOUS, before));
    }
  }
}
