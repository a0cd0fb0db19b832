package io.geusemaker.core.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.advisory.AdvisoryPackage;
import io.geusemaker.core.advisory.osv.OsvVersions.Entry;
import io.geusemaker.core.advisory.version.VersionScheme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The entries of a record's {@code affected}, each about one package or one repository. */
final class OsvAffected {

  private OsvAffected() {}

  /** Which of the packages an entry is about. */
  static Optional<AdvisoryPackage> subject(JsonNode entry, List<AdvisoryPackage> packages)
      throws MalformedRecordException {
    if (!entry.isObject()) {
      throw new MalformedRecordException("an entry of what is affected is not an object");
    }
    JsonNode named = entry.path("package");
    if (named.isMissingNode() || named.isNull()) {
      JsonNode ranges = array(entry, "ranges");
      return packages.stream().filter(wanted -> inRepository(ranges, wanted)).findFirst();
    }
    JsonNode ecosystem = named.path("ecosystem");
    JsonNode name = named.path("name");
    if (!ecosystem.isTextual() || !name.isTextual()) {
      throw new MalformedRecordException("an entry of what is affected names no package");
    }
    return packages.stream()
        .filter(wanted -> wanted.is(ecosystem.textValue(), name.textValue()))
        .findFirst();
  }

  private static boolean inRepository(JsonNode ranges, AdvisoryPackage wanted) {
    for (JsonNode range : ranges) {
      if (isGit(range) && wanted.is(AdvisoryPackage.GIT, range.path("repo").asText())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What an entry says about versions of its package. Commits say nothing; the versions that a
   * database noted beside them count when there is nothing else.
   */
  static List<Entry> entries(JsonNode entry, AdvisoryPackage subject)
      throws MalformedRecordException {
    VersionScheme own = subject.scheme().orElse(VersionScheme.SEMANTIC);
    List<Entry> entries = new ArrayList<>();
    List<JsonNode> besideCommits = new ArrayList<>();
    for (JsonNode range : array(entry, "ranges")) {
      if (isGit(range)) {
        besideCommits.add(range.path("database_specific").path("versions"));
      } else {
        VersionScheme scheme = schemeOf(range, own);
        entries.add(ranged(scheme, range.path("events")));
      }
    }
    Set<String> listed = listed(entry);
    if (!listed.isEmpty()) {
      entries.add(new Entry(own, List.of(), listed));
    }
    for (JsonNode versions : entries.isEmpty() ? besideCommits : List.<JsonNode>of()) {
      if (versions.isMissingNode()) {
        throw new MalformedRecordException("it names commits, but no versions");
      }
      entries.add(ranged(own, versions));
    }
    if (entries.isEmpty()) {
      throw new MalformedRecordException("it names no versions");
    }
    return entries;
  }

  private static Entry ranged(VersionScheme scheme, JsonNode events)
      throws MalformedRecordException {
    return new Entry(scheme, List.of(OsvRange.read(events, scheme)), Set.of());
  }

  private static Set<String> listed(JsonNode entry) throws MalformedRecordException {
    Set<String> listed = new LinkedHashSet<>();
    for (JsonNode version : array(entry, "versions")) {
      if (!version.isTextual()) {
        throw new MalformedRecordException("a listed version is not text");
      }
      listed.add(version.textValue());
    }
    return listed;
  }

  private static VersionScheme schemeOf(JsonNode range, VersionScheme own)
      throws MalformedRecordException {
    return switch (range.path("type").asText()) {
      case "SEMVER" -> VersionScheme.SEMANTIC;
      case "ECOSYSTEM" -> own;
      default -> throw new MalformedRecordException("a range is of a type that is not known");
    };
  }

  private static boolean isGit(JsonNode range) {
    return range.path("type").asText().equals("GIT");
  }

  private static JsonNode array(JsonNode entry, String member) throws MalformedRecordException {
    JsonNode value = entry.path(member);
    if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
      throw new MalformedRecordException("\"" + member + "\" is not a list");
    }
    return value;
  }
}
