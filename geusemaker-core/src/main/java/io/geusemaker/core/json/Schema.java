package io.geusemaker.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The versions of one kind of record, in its member {@code schema_version}, and how each becomes
 * the next.
 */
public final class Schema {

  private static final String VERSION = "schema_version";

  private final List<UnaryOperator<ObjectNode>> migrations;

  private Schema(List<UnaryOperator<ObjectNode>> migrations) {
    this.migrations = migrations;
  }

  /**
   * A kind of record that has only ever had one version.
   *
   * @return version 1
   */
  public static Schema first() {
    return new Schema(List.of());
  }

  /**
   * Adds a version.
   *
   * @param migration turns a record of the version so far into one of the next
   * @return a new schema
   */
  public Schema then(UnaryOperator<ObjectNode> migration) {
    List<UnaryOperator<ObjectNode>> more = new ArrayList<>(migrations);
    more.add(migration);
    return new Schema(List.copyOf(more));
  }

  /**
   * The newest version.
   *
   * @return one or more
   */
  public int version() {
    return migrations.size() + 1;
  }

  /**
   * Marks a record as being of the newest version.
   *
   * @param content the record
   * @return a copy with the version as its first member
   */
  public ObjectNode stamp(ObjectNode content) {
    ObjectNode stamped = Json.mapper().createObjectNode().put(VERSION, version());
    ObjectNode rest = content.deepCopy();
    rest.remove(VERSION);
    return stamped.setAll(rest);
  }

  /**
   * Brings a record up to the newest version.
   *
   * @param content a record of any version so far
   * @param file where it is from, for failures
   * @return the record in the newest version
   * @throws GeuseMakerException with {@link StateFailure.Newer} when it is from a later version,
   *     {@link StateFailure.Damaged} when it names none
   */
  public ObjectNode upgrade(ObjectNode content, String file) {
    JsonNode found = content.path(VERSION);
    if (!found.canConvertToInt() || found.intValue() < 1) {
      throw new GeuseMakerException(new StateFailure.Damaged(file, "it names no schema version"));
    }
    if (found.intValue() > version()) {
      throw new GeuseMakerException(new StateFailure.Newer(file, found.intValue(), version()));
    }
    ObjectNode upgraded = content;
    for (int version = found.intValue(); version < version(); version++) {
      upgraded = migrations.get(version - 1).apply(upgraded);
    }
    return stamp(upgraded);
  }
}
