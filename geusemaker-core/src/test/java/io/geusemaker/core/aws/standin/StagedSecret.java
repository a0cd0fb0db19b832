package io.geusemaker.core.aws.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The versions of one secret, and which of them carries each staging label. */
final class StagedSecret {

  private static final String CURRENT = "AWSCURRENT";
  private static final String PREVIOUS = "AWSPREVIOUS";
  private static final int MOST_LABELS = 20;
  private static final int MOST_VERSIONS = 100;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> labels = new TreeMap<>();

  boolean isVersion(String token, String value) {
    return value.equals(values.get(token));
  }

  void put(String token, String value, List<String> stages) {
    if (values.containsKey(token)) {
      if (!isVersion(token, value)) {
        throw new Refusal(
            "ResourceExistsException", "You can't use ClientRequestToken for another value.");
      }
      return;
    }
    if (stages.isEmpty() || value.isEmpty()) {
      throw new Refusal("ValidationException", "a stage and a value are needed");
    }
    if (values.size() == MOST_VERSIONS) {
      throw new Refusal("LimitExceededException", "too many versions");
    }
    List<String> all = new ArrayList<>(stages);
    if (values.isEmpty() && !all.contains(CURRENT)) {
      all.add(CURRENT);
    }
    requireRoom(all);
    values.put(token, value);
    all.forEach(stage -> attach(stage, token));
  }

  private void requireRoom(List<String> stages) {
    long added = stages.stream().filter(stage -> !labels.containsKey(stage)).count();
    if (labels.size() + added > MOST_LABELS) {
      throw new Refusal("LimitExceededException", "too many staging labels");
    }
  }

  private void attach(String stage, String version) {
    String before = labels.put(stage, version);
    if (stage.equals(CURRENT) && before != null && !before.equals(version)) {
      labels.put(PREVIOUS, before);
    }
  }

  void move(String stage, Optional<String> from, Optional<String> to) {
    for (String version : List.of(from.orElse(""), to.orElse(""))) {
      if (!version.isEmpty() && !values.containsKey(version)) {
        throw new Refusal("ResourceNotFoundException", "there is no version " + version);
      }
    }
    Optional<String> attached = Optional.ofNullable(labels.get(stage));
    if (from.isPresent() && !from.equals(attached)) {
      throw new Refusal("InvalidParameterException", stage + " is not on that version");
    }
    if (from.isEmpty() && attached.isPresent() && !attached.equals(to)) {
      throw new Refusal("InvalidParameterException", "RemoveFromVersionId can't be empty");
    }
    if (to.isEmpty() && stage.equals(CURRENT)) {
      throw new Refusal("InvalidParameterException", "You can't remove AWSCURRENT");
    }
    if (to.isPresent()) {
      requireRoom(List.of(stage));
      attach(stage, to.get());
    } else {
      labels.remove(stage);
    }
  }

  Optional<String> value(String version) {
    return Optional.ofNullable(values.get(version));
  }

  Optional<String> version(String stage) {
    return Optional.ofNullable(labels.get(stage));
  }

  Optional<String> staged(String stage) {
    return version(stage).map(values::get);
  }

  /** Value by label. */
  Map<String, String> labelled() {
    Map<String, String> result = new TreeMap<>();
    labels.forEach((label, version) -> result.put(label, String.valueOf(values.get(version))));
    return result;
  }

  /** Labels by version, of those that have any. */
  Map<String, List<String>> stages() {
    Map<String, List<String>> result = new TreeMap<>();
    labels.forEach(
        (label, version) -> result.computeIfAbsent(version, v -> new ArrayList<>()).add(label));
    return result;
  }

  int size() {
    return values.size();
  }
}
