package io.geusemaker.core.advisory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts together what several records, of one source or of several, say about one vulnerability:
 * those that share an id, directly or through others.
 */
final class AliasGroups {

  /** Each id points to another one of its group, or to itself. */
  private final Map<String, String> towards = new HashMap<>();

  private AliasGroups() {}

  /**
   * Groups advisories.
   *
   * @return one vulnerability for each group, in the order in which they were first met
   */
  static List<Vulnerability> of(Collection<KnownAdvisory> records) {
    AliasGroups groups = new AliasGroups();
    for (KnownAdvisory known : records) {
      String first = known.advisory().ids().first();
      known.advisory().ids().forEach(id -> groups.join(id, first));
    }
    Map<String, List<KnownAdvisory>> members = new LinkedHashMap<>();
    for (KnownAdvisory known : records) {
      members
          .computeIfAbsent(groups.find(known.advisory().ids().first()), id -> new ArrayList<>())
          .add(known);
    }
    return members.values().stream().map(Vulnerability::new).toList();
  }

  private void join(String one, String other) {
    towards.put(find(one), find(other));
  }

  private String find(String id) {
    String here = id;
    String next = towards.computeIfAbsent(here, self -> self);
    while (!next.equals(here)) {
      here = next;
      next = towards.getOrDefault(here, here);
    }
    return here;
  }
}
