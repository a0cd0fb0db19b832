package io.geusemaker.core.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL's release notes ask for after some minor releases. The data stays readable either
 * way; what is named may have been wrong before.
 */
final class MinorUpgrade {

  /**
   * By major and minor version, from the section "Migration to Version" of each release's notes.
   */
  private static final Map<Integer, Map<Integer, String>> STEPS =
      Map.of(
          14,
          Map.of(4, "reindex indexes that were built or rebuilt with CONCURRENTLY"),
          15,
          Map.of(
              4, "reindex BRIN indexes",
              5, "reindex indexes of several types, see the notes",
              6, "reindex GIN indexes",
              7, "run the script for CVE-2024-4317 in each database",
              9, "check foreign keys of partitions that were detached",
              13, "check self-referencing foreign keys and reindex BRIN bloom indexes",
              14, "reindex BRIN indexes of type minmax_multi",
              19, "reindex btree_gist and ltree indexes, and list output plugins"),
          16,
          Map.of(
              1, "reindex indexes of several types, see the notes",
              2, "reindex GIN indexes",
              3, "run the script for CVE-2024-4317 in each database",
              5, "check foreign keys of partitions that were detached",
              9, "check self-referencing foreign keys and reindex BRIN bloom indexes",
              15, "reindex btree_gist and ltree indexes, and list output plugins"),
          17,
          Map.of(
              1, "check foreign keys of partitions that were detached",
              5, "check self-referencing foreign keys and reindex BRIN bloom indexes",
              6, "reindex BRIN indexes of type minmax_multi",
              11, "reindex btree_gist and ltree indexes, and list output plugins"),
          18,
          Map.of(
              2, "reindex ltree indexes",
              6, "reindex btree_gist and ltree indexes, and list output plugins"));

  private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,4}).*");

  private MinorUpgrade() {}

  /** What is asked for by the releases after the first and up to the second, the oldest first. */
  static List<String> between(String running, String tag) {
    Matcher from = VERSION.matcher(running);
    Matcher to = VERSION.matcher(tag);
    List<String> steps = new ArrayList<>();
    if (from.matches() && to.matches() && from.group(1).equals(to.group(1))) {
      int first = Integer.parseInt(from.group(2));
      int last = Integer.parseInt(to.group(2));
      new TreeMap<>(STEPS.getOrDefault(Integer.valueOf(from.group(1)), Map.of()))
          .subMap(first, false, Math.max(first, last), true)
          .forEach(
              (minor, step) ->
                  steps.add("PostgreSQL " + from.group(1) + "." + minor + " asks you to " + step));
    }
    return steps;
  }
}
