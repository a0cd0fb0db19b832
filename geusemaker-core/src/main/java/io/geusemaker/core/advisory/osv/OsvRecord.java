package io.geusemaker.core.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.advisory.Advisory;
import io.geusemaker.core.advisory.AdvisoryPackage;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.AffectedVersions.Coverage;
import io.geusemaker.core.advisory.KnownAdvisory;
import io.geusemaker.core.advisory.osv.OsvVersions.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a record means for a question. */
sealed interface OsvRecord {

  /**
   * It is about the program.
   *
   * @param known what it says
   */
  record Relevant(KnownAdvisory known) implements OsvRecord {}

  /** It was about the program and has been taken back. */
  record Withdrawn() implements OsvRecord {}

  /** It is about something else. */
  record Elsewhere() implements OsvRecord {}

  static OsvRecord read(JsonNode item, AdvisoryQuestion question) throws MalformedRecordException {
    if (!item.isObject() || !isName(item.path("id"))) {
      throw new MalformedRecordException("it is not an advisory in the form of OSV");
    }
    JsonNode affected = item.path("affected");
    if (!affected.isArray() && !affected.isMissingNode() && !affected.isNull()) {
      throw new MalformedRecordException("what is affected is not a list");
    }
    List<Entry> entries = new ArrayList<>();
    boolean withdrawn = item.path("withdrawn").isTextual();
    boolean named = false;
    for (JsonNode entry : affected) {
      Optional<AdvisoryPackage> subject = OsvAffected.subject(entry, question.packages());
      if (subject.isPresent()) {
        named = true;
        entries.addAll(withdrawn ? List.of() : OsvAffected.entries(entry, subject.get()));
      }
    }
    if (!named) {
      return new Elsewhere();
    }
    return withdrawn
        ? new Withdrawn()
        : new Relevant(known(item, new OsvVersions(List.copyOf(entries)), question));
  }

  private static KnownAdvisory known(JsonNode item, OsvVersions versions, AdvisoryQuestion question)
      throws MalformedRecordException {
    return new KnownAdvisory(
        new Advisory(ids(item), OsvRating.of(item), summary(item)),
        affects(versions, question.running().version()),
        affects(versions, question.candidate().version()),
        versions);
  }

  private static boolean affects(OsvVersions versions, String version)
      throws MalformedRecordException {
    Coverage coverage = versions.coverage(version);
    if (coverage == Coverage.UNKNOWN) {
      throw new MalformedRecordException("its versions cannot be compared with " + version);
    }
    return coverage == Coverage.AFFECTED;
  }

  private static SortedSet<String> ids(JsonNode item) throws MalformedRecordException {
    SortedSet<String> ids = new TreeSet<>();
    ids.add(item.path("id").textValue());
    for (JsonNode alias : item.path("aliases")) {
      if (!isName(alias)) {
        throw new MalformedRecordException("an alias is not text");
      }
      ids.add(alias.textValue());
    }
    return ids;
  }

  private static String summary(JsonNode item) {
    String summary = item.path("summary").asText();
    return summary.isBlank() ? item.path("details").asText() : summary;
  }

  private static boolean isName(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank();
  }
}
