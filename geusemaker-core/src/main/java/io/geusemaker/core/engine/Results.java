package io.geusemaker.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.Proof;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.json.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operations returned, so that a repeated request is answered and not carried out again. */
final class Results {

  private static final Logger LOG = LoggerFactory.getLogger(Results.class);

  private final Records records;

  Results(Records records) {
    this.records = records;
  }

  /** Credentials in a result are sealed, so it can be kept as it is. */
  void keep(String operationId, ChangeKind<?> kind, Object result) {
    ObjectNode content = Json.mapper().createObjectNode();
    content.put("kind", kind.name());
    content.set("request", Json.mapper().valueToTree(kind.request()));
    content.set("result", Json.mapper().valueToTree(result));
    document(operationId).write(content);
  }

  /**
   * The result of an earlier operation of this id.
   *
   * @throws GeuseMakerException with {@link RequestFailure.OperationIdTaken} when it was asked for
   *     something else
   */
  <T> Optional<T> find(String operationId, ChangeKind<T> kind) {
    return document(operationId).read().map(content -> result(operationId, kind, content));
  }

  private <T> T result(String operationId, ChangeKind<T> kind, ObjectNode content) {
    JsonNode asked = asRead(kind.request());
    if (!content.path("kind").asText().equals(kind.name())
        || !content.path("request").equals(asked)) {
      throw new GeuseMakerException(
          new RequestFailure.OperationIdTaken(
              operationId, "a " + content.path("kind").asText() + " that was asked otherwise"));
    }
    try {
      return Json.mapper().treeToValue(content.path("result"), kind.resultType());
    } catch (JsonProcessingException e) {
      throw new GeuseMakerException(
          new StateFailure.Damaged(document(operationId).place(), "its result was not understood"));
    }
  }

  /** In a tree that was never text, a small long is not equal to the same number that was read. */
  private static JsonNode asRead(Object request) {
    try {
      return Json.mapper().readTree(Json.mapper().writeValueAsBytes(request));
    } catch (IOException e) {
      throw new IllegalStateException("a request can always be written", e);
    }
  }

  /** The evidence that an operation ended with; none when it was not kept or cannot be read. */
  List<Proof> proofs(String operationId) {
    return listed(operationId, "/result/proofs", Proof[].class);
  }

  /** What a rotation was asked for in basic-auth files; none when that was not kept. */
  List<BasicAuthFile> basicAuthFiles(String operationId) {
    return listed(operationId, "/request/basic_auth_files", BasicAuthFile[].class);
  }

  private <T> List<T> listed(String operationId, String place, Class<T[]> type) {
    try {
      return document(operationId)
          .read()
          .map(content -> Json.mapper().convertValue(content.at(place), type))
          .map(List::of)
          .orElse(List.of());
    } catch (GeuseMakerException | IllegalArgumentException e) {
      LOG.warn("The result of operation {} cannot be read", operationId);
      return List.of();
    }
  }

  /** Forgets the result of an operation that was undone after all. */
  void forget(String operationId) {
    document(operationId).delete();
  }

  private DocumentFile document(String operationId) {
    return new DocumentFile(records.file(operationId + ".json"), Schema.first());
  }
}
