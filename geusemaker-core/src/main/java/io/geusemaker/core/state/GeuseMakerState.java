package io.geusemaker.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What GeuseMaker itself has recorded about a deployment, as far as it matters here.
 *
 * @param stackName the stack
 * @param status such as {@code running}
 * @param region the AWS region
 * @param instanceId the EC2 instance
 * @param publicIp its public address
 * @param privateIp its private address
 * @param keypairName the EC2 key pair that opens it
 * @param efsId the file system with the data
 * @param autoScalingGroupName the group that replaces the instance
 * @param containerImages image reference by service
 */
public record GeuseMakerState(
    String stackName,
    String status,
    Optional<String> region,
    Optional<String> instanceId,
    Optional<String> publicIp,
    Optional<String> privateIp,
    Optional<String> keypairName,
    Optional<String> efsId,
    Optional<String> autoScalingGroupName,
    Map<String, String> containerImages) {

  /** The newest version of GeuseMaker's state files that is understood. */
  public static final int SCHEMA = 2;

  private static final String RUNNING = "running";

  /** Copies the map. */
  public GeuseMakerState {
    containerImages = Map.copyOf(containerImages);
  }

  /**
   * Reads a state file. Members that are not known are ignored; without a schema version it is
   * taken for one that is understood.
   *
   * @param file GeuseMaker's state file
   * @return empty when there is no such file
   * @throws GeuseMakerException with {@link LookupFailure.UnreadableState} or {@link
   *     LookupFailure.NewerState}
   */
  public static Optional<GeuseMakerState> read(Path file) {
    try {
      return AtomicFile.at(file).read().map(bytes -> parse(bytes, file));
    } catch (GeuseMakerException e) {
      if (e.failure() instanceof StateFailure.Damaged damaged) {
        throw unreadable(file, damaged.reason());
      }
      throw e;
    }
  }

  /**
   * Refuses a deployment that is being made, changed or destroyed.
   *
   * @throws GeuseMakerException with {@link LookupFailure.NotRunning}
   */
  public void requireRunning() {
    if (!status.equals(RUNNING)) {
      throw new GeuseMakerException(new LookupFailure.NotRunning(stackName, status));
    }
  }

  private static GeuseMakerState parse(byte[] bytes, Path file) {
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(bytes);
    } catch (IOException e) {
      throw unreadable(file, "it is not JSON");
    }
    if (!(tree instanceof ObjectNode state)) {
      throw unreadable(file, "it is not a JSON object");
    }
    requireKnownSchema(state, file);
    return new GeuseMakerState(
        text(state, "stack_name").orElseGet(() -> nameOf(file)),
        text(state, "status").orElseThrow(() -> unreadable(file, "it names no status")),
        text(state.path("config"), "region").or(() -> text(state, "region")),
        text(state, "instance_id"),
        text(state, "public_ip"),
        text(state, "private_ip"),
        text(state, "keypair_name"),
        text(state, "efs_id"),
        text(state, "auto_scaling_group_name"),
        texts(state.path("container_images")));
  }

  private static void requireKnownSchema(ObjectNode state, Path file) {
    String schema = version(state, "schema_version");
    // Other files call it "version", where a text such as 1.4.0 is the version of the program.
    String version = schema.isEmpty() ? version(state, "version") : schema;
    if (!version.matches("\\d{1,9}")) {
      if (schema.isEmpty()) {
        return;
      }
      throw unreadable(file, "its schema version is not a number");
    }
    int found = Integer.parseInt(version);
    if (found > SCHEMA) {
      throw new GeuseMakerException(new LookupFailure.NewerState(file.toString(), found, SCHEMA));
    }
  }

  private static String version(ObjectNode state, String member) {
    JsonNode version = state.path(member);
    return version.isNull() ? "" : version.asText();
  }

  private static Optional<String> text(JsonNode parent, String member) {
    return Optional.ofNullable(parent.path(member).textValue()).filter(text -> !text.isBlank());
  }

  private static Map<String, String> texts(JsonNode parent) {
    Map<String, String> texts = new LinkedHashMap<>();
    parent
        .properties()
        .forEach(
            member ->
                text(parent, member.getKey()).ifPresent(text -> texts.put(member.getKey(), text)));
    return texts;
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
  }

  private static GeuseMakerException unreadable(Path file, String reason) {
    return new GeuseMakerException(new LookupFailure.UnreadableState(file.toString(), reason));
  }
}
