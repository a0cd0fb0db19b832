package io.geusemaker.core.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.crypto.HmacChain;
import io.geusemaker.core.journal.JournalReading.Damage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a journal up to the first line that is not as it was written. */
final class JournalScan {

  private final byte[] content;
  private final JournalKey key;
  private final String file;
  private final List<JournalEntry> entries = new ArrayList<>();
  private Optional<JournalHead> head = Optional.empty();
  private Optional<HmacChain> chain = Optional.empty();
  private Optional<Secret> intent = Optional.empty();
  private Optional<Damage> damage = Optional.empty();
  private boolean torn;
  private int valid;

  private JournalScan(byte[] content, JournalKey key, String file) {
    this.content = content;
    this.key = key;
    this.file = file;
  }

  static JournalScan of(byte[] content, JournalKey key, String file) {
    JournalScan scan = new JournalScan(content, key, file);
    scan.readHead();
    while (scan.damage.isEmpty() && !scan.torn && scan.valid < content.length) {
      scan.readEntry();
    }
    return scan;
  }

  JournalReading reading() {
    return new JournalReading(
        key.operationId(), head.flatMap(JournalHead::subject), intent, entries, torn, damage);
  }

  /** The chain as it stands behind the last valid line; empty when the first is damaged. */
  Optional<HmacChain> chain() {
    return chain;
  }

  Optional<JournalHead> head() {
    return head;
  }

  /** The bytes of the valid lines. */
  int validLength() {
    return valid;
  }

  private void readHead() {
    int end = lineEnd();
    byte[] line = Arrays.copyOfRange(content, 0, end);
    Optional<ObjectNode> tree = JournalLine.parse(line);
    if (tree.isEmpty()) {
      damaged("it is not JSON");
      return;
    }
    tree.get().remove("mac");
    JournalHead found = new JournalHead(tree.get());
    if (!found.intact()) {
      openWhatIsLeft(found);
      damaged("its checksum does not match");
      return;
    }
    if (found.schemaVersion() > JournalHead.SCHEMA.version()) {
      throw new GeuseMakerException(
          new StateFailure.Newer(file, found.schemaVersion(), JournalHead.SCHEMA.version()));
    }
    HmacChain opened = openChain(found);
    if (opened.verify(line).isEmpty() || end == content.length) {
      damaged("its end is missing or changed");
      return;
    }
    found.entry().ifPresent(entries::add);
    head = Optional.of(found);
    chain = Optional.of(opened);
    valid = end + 1;
  }

  private HmacChain openChain(JournalHead found) {
    try {
      HmacChain opened = new HmacChain(found.macKey(key));
      if (found.hasIntent()) {
        intent = Optional.of(found.intent(key));
      }
      return opened;
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new StateFailure.WrongKey("the key in use", "the intent in " + file + " does not open"));
    }
  }

  /** The intent carries a proof of its own that it is whole. */
  private void openWhatIsLeft(JournalHead found) {
    try {
      intent = Optional.of(found.intent(key));
    } catch (IllegalArgumentException e) {
      intent = Optional.empty();
    }
  }

  private void readEntry() {
    int end = lineEnd();
    if (end == content.length) {
      torn = true;
      return;
    }
    Optional<JournalEntry> entry =
        chain
            .flatMap(at -> at.verify(Arrays.copyOfRange(content, valid, end)))
            .flatMap(JournalLine::parse)
            .flatMap(JournalLine::entry)
            .filter(read -> read.seq() == entries.size());
    if (entry.isEmpty()) {
      damaged("it is not the line that was written there");
      return;
    }
    entries.add(entry.get());
    valid = end + 1;
  }

  private void damaged(String reason) {
    damage = Optional.of(new Damage(entries.size() + 1, reason));
  }

  private int lineEnd() {
    int end = valid;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    return end;
  }
}
