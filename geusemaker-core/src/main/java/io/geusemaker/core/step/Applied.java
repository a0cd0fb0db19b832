package io.geusemaker.core.step;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.Proof;
import io.geusemaker.core.host.Sections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step that was applied has seen.
 *
 * @param downtimeSeconds how long each service did not answer, as measured on the host
 * @param findings what was found out about each service
 * @param proofs what it has proven by itself
 */
public record Applied(
    Map<String, Double> downtimeSeconds, Map<String, Finding> findings, List<Proof> proofs) {

  /** Nothing worth telling. */
  public static final Applied QUIETLY = new Applied(Map.of(), Map.of(), List.of());

  /** Copies the collections. */
  public Applied {
    downtimeSeconds = Map.copyOf(downtimeSeconds);
    findings = Map.copyOf(findings);
    proofs = List.copyOf(proofs);
  }

  static Applied of(Sections sections) {
    Map<String, Double> downtime = new LinkedHashMap<>();
    for (Sections.Section section : sections.all("downtime")) {
      String[] words = section.text().split(" ", 2);
      if (words.length == 2 && words[1].matches("[0-9]{1,9}")) {
        downtime.merge(words[0], Integer.parseInt(words[1]) / 1e3, Double::sum);
      }
    }
    return new Applied(downtime, Map.of(), List.of());
  }
}
