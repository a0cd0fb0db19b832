package io.geusemaker.core.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.advisory.version.VersionKey;
import io.geusemaker.core.advisory.version.VersionScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A range of affected versions, evaluated as the OSV schema says: events in the order of their
 * versions, and in the order in which they are listed where these are the same.
 *
 * @param events in that order, without limits
 * @param limits no version from the last of these on is affected; unlimited when there is none
 */
record OsvRange(List<Event> events, List<Event> limits) {

  enum Kind {
    INTRODUCED,
    FIXED,
    LAST_AFFECTED,
    LIMIT;

    static Optional<Kind> of(String member) {
      return Stream.of(values())
          .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(member))
          .findFirst();
    }
  }

  /**
   * Something that happens at a version.
   *
   * @param kind what happens
   * @param at where
   * @param version where, as it is written
   */
  record Event(Kind kind, VersionKey at, String version) {}

  private static final String BEGINNING = "0";
  private static final String NO_LIMIT = "*";

  static OsvRange read(JsonNode listed, VersionScheme scheme) throws MalformedRecordException {
    if (!listed.isArray() || listed.isEmpty()) {
      throw new MalformedRecordException("a range has no events");
    }
    List<Event> events = new ArrayList<>();
    List<Event> limits = new ArrayList<>();
    for (JsonNode node : listed) {
      boolean understood = false;
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        Optional<Kind> kind = Kind.of(member.getKey());
        if (kind.isPresent()) {
          understood = true;
          List<Event> list = kind.get() == Kind.LIMIT ? limits : events;
          list.add(event(kind.get(), member.getValue(), scheme));
        }
      }
      if (!understood) {
        throw new MalformedRecordException("a range has an event that is not understood");
      }
    }
    if (events.stream().noneMatch(event -> event.kind() == Kind.INTRODUCED)) {
      throw new MalformedRecordException("a range does not say where it begins");
    }
    events.sort(Comparator.comparing(Event::at));
    return new OsvRange(
        List.copyOf(events),
        limits.stream().anyMatch(limit -> limit.version().equals(NO_LIMIT))
            ? List.of()
            : List.copyOf(limits));
  }

  private static Event event(Kind kind, JsonNode value, VersionScheme scheme)
      throws MalformedRecordException {
    String version = value.isTextual() ? value.textValue().strip() : "";
    boolean mark =
        (kind == Kind.INTRODUCED && version.equals(BEGINNING))
            || (kind == Kind.LIMIT && version.equals(NO_LIMIT));
    Optional<VersionKey> key = mark ? Optional.of(VersionKey.LOWEST) : scheme.read(version);
    return new Event(
        kind,
        key.orElseThrow(() -> new MalformedRecordException("a range has a version that is none")),
        version);
  }

  boolean contains(VersionKey version) {
    if (!limits.isEmpty() && limits.stream().noneMatch(l -> version.compareTo(l.at()) < 0)) {
      return false;
    }
    boolean affected = false;
    for (Event event : events) {
      int order = version.compareTo(event.at());
      affected =
          switch (event.kind()) {
            case INTRODUCED -> affected || order >= 0;
            case FIXED -> affected && order < 0;
            case LAST_AFFECTED -> affected && order <= 0;
            case LIMIT -> affected;
          };
    }
    return affected;
  }

  Stream<String> versions(Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).map(Event::version);
  }
}
