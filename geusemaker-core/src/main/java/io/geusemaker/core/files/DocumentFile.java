package io.geusemaker.core.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.json.CheckedJson;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.json.Schema;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A JSON object in a record, with a schema version and a checksum, replaced whole. */
public final class DocumentFile {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentFile.class);

  private final RecordFile file;
  private final Schema schema;

  /**
   * Names a document; no I/O.
   *
   * @param file where it is
   * @param schema what it may look like
   */
  public DocumentFile(RecordFile file, Schema schema) {
    this.file = file;
    this.schema = schema;
  }

  /**
   * Where it is, for people.
   *
   * @return a path
   */
  public String place() {
    return file.place();
  }

  /**
   * Whether it is there.
   *
   * @return false also when only its second copy is
   */
  public boolean exists() {
    return file.exists();
  }

  /**
   * Refuses a document, one that is there, that others than its owner can use.
   *
   * @throws GeuseMakerException with {@link StateFailure.Exposed}, {@link StateFailure.Damaged}
   */
  public void requireOwnerOnly() {
    file.requireOwnerOnly();
  }

  /**
   * Reads it, or its second copy when it is damaged or gone.
   *
   * @return the content in the newest schema; empty when neither is there
   * @throws GeuseMakerException with {@link StateFailure.Damaged} when neither can be used, {@link
   *     StateFailure.Newer} when a later version wrote it
   */
  public Optional<ObjectNode> read() {
    try {
      Optional<ObjectNode> content = file.read().map(bytes -> parse(bytes, file.place()));
      return content.isPresent() ? content : copy();
    } catch (GeuseMakerException e) {
      if (!(e.failure() instanceof StateFailure.Damaged)) {
        throw e;
      }
      ObjectNode copy = usableCopy().orElseThrow(() -> e);
      LOG.warn("{} Its second copy is used.", e.failure().what());
      return Optional.of(copy);
    }
  }

  /**
   * Reads it as a record.
   *
   * @param <T> the type
   * @param type a record
   * @return empty when it is not there
   * @throws GeuseMakerException as {@link #read()}
   */
  public <T> Optional<T> read(Class<T> type) {
    return read()
        .map(
            content -> {
              try {
                return Json.mapper().treeToValue(content, type);
              } catch (JsonProcessingException e) {
                throw damaged(place(), "a member is missing or has another form than expected");
              }
            });
  }

  /**
   * Replaces it.
   *
   * @param content a record or a tree
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  public void write(Object content) {
    file.write(bytes(content));
  }

  /**
   * Replaces it, within {@link Records#exclusively}, unless another has done so since it was read
   * there.
   *
   * @param content a record or a tree
   * @return whether it was replaced
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  public boolean writeUnlessChanged(Object content) {
    return file.writeUnlessChanged(bytes(content));
  }

  /**
   * Writes it unless it is there.
   *
   * @param content a record or a tree
   * @return whether it was written
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  public boolean writeNew(Object content) {
    return file.writeNew(bytes(content));
  }

  /**
   * Removes it, and its second copy.
   *
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}
   */
  public void delete() {
    file.delete();
  }

  private Optional<ObjectNode> copy() {
    return file.readCopy().map(bytes -> parse(bytes, file.copyPlace()));
  }

  private Optional<ObjectNode> usableCopy() {
    try {
      return copy();
    } catch (GeuseMakerException e) {
      return Optional.empty();
    }
  }

  private ObjectNode parse(byte[] bytes, String from) {
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(bytes);
    } catch (IOException e) {
      // Its message can quote the content, which may be a key.
      throw damaged(from, "it is not JSON");
    }
    if (!(tree instanceof ObjectNode content)) {
      throw damaged(from, "it is not a JSON object");
    }
    if (!CheckedJson.intact(content)) {
      throw damaged(from, "its checksum does not match");
    }
    return schema.upgrade(content, from);
  }

  private byte[] bytes(Object content) {
    ObjectNode tree = Json.mapper().valueToTree(content);
    try {
      return Json.mapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsBytes(CheckedJson.withChecksum(schema.stamp(tree)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static GeuseMakerException damaged(String file, String reason) {
    return new GeuseMakerException(new StateFailure.Damaged(file, reason));
  }
}
