package io.geusemaker.scripting.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.Planned;
import io.geusemaker.api.fleet.FleetOutcome;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.json.Json;
import java.util.List;
import java.util.Map;

/** What became of a fleet, as JSON: one member for each deployment, in the order of the fleet. */
final class FleetDocument {

  private FleetDocument() {}

  static ArrayNode of(
      List<? extends FleetOutcome<?>> outcomes,
      Map<String, Map<CredentialId, Secret>> credentials) {
    ArrayNode all = Json.mapper().createArrayNode();
    for (FleetOutcome<?> outcome : outcomes) {
      ObjectNode one = all.addObject().put("deployment_name", outcome.deployment());
      if (outcome instanceof FleetOutcome.Done<?> done) {
        one.put("outcome", "done");
        describe(one, done.result());
      } else if (outcome instanceof FleetOutcome.Failed<?> failed) {
        one.put("outcome", "failed");
        JsonReporter.describe(one.putObject("failure"), failed.failure());
      } else if (outcome instanceof FleetOutcome.Broken<?> broken) {
        one.put("outcome", "broken").put("defect", broken.defect().toString());
      } else if (outcome instanceof FleetOutcome.NotBegun<?> notBegun) {
        one.put("outcome", "not_begun").put("reason", notBegun.reason());
      }
      JsonReporter.reveal(one, credentials.getOrDefault(outcome.deployment(), Map.of()));
    }
    return all;
  }

  private static void describe(ObjectNode node, Object result) {
    if (result instanceof Planned<?> planned) {
      node.set("plan", Json.mapper().valueToTree(planned.plan()));
    } else {
      node.set("result", Json.mapper().valueToTree(result));
    }
  }
}
