package io.geusemaker.core.advisory.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.advisory.UnreadableRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a scanner found in one image.
 *
 * @param scanner its name
 * @param findings what it found
 * @param unreadable findings that say too little
 */
record ScanReport(String scanner, List<Finding> findings, List<UnreadableRecord> unreadable) {

  /** Collects findings. */
  static final class Builder {

    private final String scanner;
    private final List<Finding> findings = new ArrayList<>();
    private final List<UnreadableRecord> unreadable = new ArrayList<>();

    Builder(String scanner) {
      this.scanner = scanner;
    }

    /** Reads one finding; {@code where} names it when it has no id. */
    void add(String where, JsonNode id, FindingOf reading) {
      if (id.isTextual() && !id.textValue().isBlank()) {
        findings.add(reading.named(id.textValue().strip()));
      } else {
        unreadable(where, "a finding of " + scanner + " has no vulnerability id");
      }
    }

    void unreadable(String where, String reason) {
      unreadable.add(new UnreadableRecord(where, reason));
    }

    ScanReport build() {
      return new ScanReport(scanner, List.copyOf(findings), List.copyOf(unreadable));
    }
  }

  /** Makes a finding of its id. */
  @FunctionalInterface
  interface FindingOf {
    Finding named(String id);
  }

  /**
   * A report of a kind that is known.
   *
   * @return empty when it is none
   */
  static Optional<ScanReport> read(JsonNode report) {
    return TrivyReport.read(report).or(() -> GrypeReport.read(report));
  }

  /**
   * The ids of one vulnerability. Advisories of distributions and vendors often stand for several
   * vulnerabilities at once, so that they do not make these the same.
   */
  static SortedSet<String> ids(String id, List<String> related) {
    SortedSet<String> ids = new TreeSet<>(Collections.singleton(id));
    if (id.startsWith("GHSA-") || related.size() == 1) {
      ids.addAll(related);
    }
    return ids;
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list) {
      if (item.isTextual() && !item.textValue().isBlank()) {
        texts.add(item.textValue().strip());
      }
    }
    return texts;
  }
}
