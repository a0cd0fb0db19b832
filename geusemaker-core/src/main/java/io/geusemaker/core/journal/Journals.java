package io.geusemaker.core.journal;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.crypto.HmacChain;
import io.geusemaker.core.files.GrowingRecord;
import io.geusemaker.core.files.IoReason;
import io.geusemaker.core.files.RecordFile;
import io.geusemaker.core.files.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * The journals of one deployment, one record for each operation. {@link JournalFiles} tells which
 * there are.
 */
public final class Journals {

  private final Records records;
  private final DeploymentName deployment;
  private final Sealer sealer;
  private final Clock clock;

  /**
   * Names the place; no I/O.
   *
   * @param records where the journals of this deployment are
   * @param deployment the deployment
   * @param sealer encrypts the intents
   * @param clock tells when an entry was written
   */
  public Journals(Records records, DeploymentName deployment, Sealer sealer, Clock clock) {
    this.records = records;
    this.deployment = deployment;
    this.sealer = sealer;
    this.clock = clock;
  }

  /**
   * Begins a journal. When this returns the intent is on disk, so that from then on the host may
   * change.
   *
   * @param operationId letters, digits, dashes and underscores, 128 at most
   * @param subject what the operation is, readable without the intent
   * @param intent all that recovery needs: new and previous secrets, pre-images, the plan; any
   *     bytes
   * @return the journal, which the caller closes
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when the id breaks the rule or
   *     was used before, {@link StateFailure.NotWritable} when nothing could be recorded
   */
  public Journal begin(String operationId, Subject subject, Secret intent) {
    JournalKey key = key(operationId);
    byte[] macKey = JournalHead.newMacKey();
    HmacChain chain = new HmacChain(macKey);
    JournalHead head = JournalHead.make(key, clock.instant(), subject, macKey, intent);
    Arrays.fill(macKey, (byte) 0);
    byte[] line = Journal.ended(chain.link(head.bytes()));
    RecordFile file = file(operationId);
    GrowingRecord begun =
        file.begin(line)
            .orElseThrow(
                () ->
                    new GeuseMakerException(
                        new RequestFailure.Invalid("operation id", "an operation had it before")));
    return Journal.open(new JournalPlace(file.place(), begun, key), chain, clock, line.length, 1);
  }

  /**
   * Opens a journal again to go on with its operation. What is damaged or torn at its end is cut
   * off; damage is kept in a copy beside it.
   *
   * @param operationId the operation
   * @return the journal, which the caller closes
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when the operation has ended,
   *     {@link StateFailure.Damaged} when its first line is damaged, and as {@link #read}
   */
  public Journal reopen(String operationId) {
    RecordFile file = file(operationId);
    JournalKey key = key(operationId);
    GrowingRecord opened = file.open().orElseThrow(() -> missing(file));
    byte[] content = content(opened, file);
    JournalScan scan = JournalScan.of(content, key, file.place());
    JournalReading reading = scan.reading();
    if (reading.end().isPresent()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("operation id", "that operation has ended"));
    }
    HmacChain chain = scan.chain().orElseThrow(() -> damaged(file, reading));
    if (reading.damage().isPresent()) {
      records.file(JournalFiles.damaged(operationId, clock.instant())).write(content);
    }
    Journal journal =
        Journal.open(
            new JournalPlace(file.place(), opened, key),
            chain,
            clock,
            scan.validLength(),
            reading.entries().size());
    try {
      journal.resumed();
      return journal;
    } catch (GeuseMakerException e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Reads a journal as far as it is whole.
   *
   * @param operationId the operation
   * @return the reading; its intent is the caller's to close
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when there is no such journal or
   *     the file cannot be read, {@link StateFailure.WrongKey} when it was sealed with another key,
   *     {@link StateFailure.Newer} when a later version wrote it; damage to its content is part of
   *     the reading instead
   */
  public JournalReading read(String operationId) {
    return JournalScan.of(content(operationId), key(operationId), file(operationId).place())
        .reading();
  }

  /**
   * Erases the intent, and with it every secret, of an operation that has ended; its entries stay.
   *
   * @param operationId the operation
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when it has not ended, {@link
   *     StateFailure.Damaged}, and as {@link #read}
   */
  public void eraseIntent(String operationId) {
    RecordFile file = file(operationId);
    JournalKey key = key(operationId);
    JournalScan scan = JournalScan.of(content(operationId), key, file.place());
    JournalReading reading = scan.reading();
    JournalHead head =
        scan.head()
            .filter(found -> reading.damage().isEmpty())
            .orElseThrow(() -> damaged(file, reading));
    if (reading.end().isEmpty()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("operation id", "that operation has not ended"));
    }
    HmacChain chain = new HmacChain(head.macKey(key));
    ByteArrayOutputStream rewritten = new ByteArrayOutputStream();
    rewritten.writeBytes(Journal.ended(chain.link(head.withoutIntent().bytes())));
    for (JournalEntry entry : reading.entries().subList(1, reading.entries().size())) {
      rewritten.writeBytes(Journal.line(chain, entry));
    }
    file.write(rewritten.toByteArray());
  }

  /**
   * All operations on record.
   *
   * @return their ids, sorted
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when the directory cannot be read
   */
  public List<String> operations() {
    return JournalFiles.operations(records);
  }

  /**
   * Takes an operation that was undone, or whose journal is damaged from the beginning, out of the
   * list, so that its id can be used again; the file is kept beside the others.
   *
   * @param operationId the operation
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  public void setAside(String operationId) {
    JournalFiles.setAside(records, key(operationId).operationId(), clock.instant());
  }

  /**
   * Which operations have not ended.
   *
   * @return their ids, sorted
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when the directory cannot be read
   */
  public List<String> unfinished() {
    return JournalFiles.unfinished(records);
  }

  private byte[] content(String operationId) {
    RecordFile file = file(operationId);
    return file.read().orElseThrow(() -> missing(file));
  }

  private static byte[] content(GrowingRecord opened, RecordFile file) {
    try {
      return opened.read(0);
    } catch (IOException | UnsupportedOperationException e) {
      throw new GeuseMakerException(new StateFailure.Damaged(file.place(), IoReason.of(e)), e);
    }
  }

  private RecordFile file(String operationId) {
    return JournalFiles.of(records, key(operationId).operationId());
  }

  private JournalKey key(String operationId) {
    return new JournalKey(deployment, operationId, sealer);
  }

  private static GeuseMakerException damaged(RecordFile file, JournalReading reading) {
    String where =
        reading.damage().map(damage -> "line " + damage.line() + ": " + damage.reason()).orElse("");
    return new GeuseMakerException(new StateFailure.Damaged(file.place(), where));
  }

  private static GeuseMakerException missing(RecordFile file) {
    return new GeuseMakerException(new StateFailure.Damaged(file.place(), "it is not there"));
  }
}
