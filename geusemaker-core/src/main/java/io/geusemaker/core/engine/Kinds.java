package io.geusemaker.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.RollbackRequest;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.json.Json;

/** The kinds of change, as a journal names them. */
final class Kinds {

  private Kinds() {}

  /**
   * Reads a kind.
   *
   * @throws IllegalArgumentException when there is no such kind or its request was not understood
   */
  static ChangeKind<?> read(String name, JsonNode request) {
    try {
      return switch (name) {
        case RotationKind.NAME ->
            new RotationKind(Json.mapper().treeToValue(request, RotationRequest.class));
        case PatchKind.NAME ->
            new PatchKind(Json.mapper().treeToValue(request, PatchRequest.class));
        case RollbackKind.NAME ->
            new RollbackKind(Json.mapper().treeToValue(request, RollbackRequest.class));
        case RepairKind.NAME -> RepairKind.ofDeployment(request.path("deployment_name").asText());
        default -> throw new IllegalArgumentException("no such kind of change: " + name);
      };
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the request in the journal was not understood");
    }
  }
}
