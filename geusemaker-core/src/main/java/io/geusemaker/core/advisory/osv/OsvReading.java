package io.geusemaker.core.advisory.osv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.advisory.KnownAdvisory;
import io.geusemaker.core.advisory.UnreadableRecord;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records read one after the other for one question. */
final class OsvReading {

  private final AdvisoryQuestion question;
  private final List<KnownAdvisory> known = new ArrayList<>();
  private final Map<String, String> unreadable = new LinkedHashMap<>();
  private boolean named;

  OsvReading(AdvisoryQuestion question) {
    this.question = question;
  }

  /**
   * Reads a record that may be about anything.
   *
   * @param name what to call it when it cannot be read
   */
  void file(String name, byte[] content) {
    try {
      JsonNode item = Json.mapper().readTree(content);
      accept(OsvRecord.read(item, question));
    } catch (JsonProcessingException e) {
      unreadable(name, "it is not JSON, or cut short");
    } catch (IOException e) {
      unreadable(name, "it cannot be read");
    } catch (MalformedRecordException e) {
      unreadable(name, e.reason());
    }
  }

  /** Reads a record that a database gave as being about the program. */
  void answer(JsonNode item) {
    String name = item.path("id").asText("a record without an id");
    try {
      OsvRecord read = OsvRecord.read(item, question);
      if (read instanceof OsvRecord.Elsewhere) {
        unreadable(name, "it does not say what it has to do with " + question.subject());
      } else {
        accept(read);
      }
    } catch (MalformedRecordException e) {
      unreadable(name, e.reason());
    }
  }

  private void accept(OsvRecord read) {
    named |= !(read instanceof OsvRecord.Elsewhere);
    if (read instanceof OsvRecord.Relevant relevant) {
      known.add(relevant.known());
    }
  }

  void unreadable(String name, String reason) {
    unreadable.putIfAbsent(name, reason);
  }

  /** Whether a record that could be read is about the program. */
  boolean named() {
    return named;
  }

  /** Whether there were records, but none that says anything. */
  boolean onlyUnreadable() {
    return !named && !unreadable.isEmpty();
  }

  AdvisoryAnswer.Known asAnswerOf(String source) {
    List<UnreadableRecord> records = new ArrayList<>();
    unreadable.forEach((name, reason) -> records.add(new UnreadableRecord(name, reason)));
    return new AdvisoryAnswer.Known(source, known, records);
  }
}
