package io.geusemaker.scripting.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.fleet.FleetPlan;
import io.geusemaker.api.fleet.FleetResult;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells programs: one document on standard output. */
final class JsonReporter implements Reporter {

  /** ASCII, whatever the locale of the process. */
  private static final ObjectWriter WRITER =
      Json.mapper().writerWithDefaultPrettyPrinter().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private final Printer out;
  private final Printer err;

  JsonReporter(Printer out, Printer err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void planned(Plan plan) {
    print(document("plan", plan));
  }

  @Override
  public void aboutTo(Plan plan) {
    TextReporter.headed(err, plan.describe());
  }

  @Override
  public void rotated(RotationResult result, Supplier<Map<CredentialId, Secret>> credentials) {
    ObjectNode document = document("result", result);
    reveal(document, credentials.get());
    print(document);
  }

  @Override
  public void planned(FleetPlan<?> plan) {
    print(document("fleet_plan", FleetDocument.of(plan.plans(), Map.of())));
  }

  @Override
  public void aboutTo(FleetPlan<?> plan) {
    TextReporter.headed(err, plan.describe());
  }

  @Override
  public void fleet(FleetResult<?> result, Map<String, Map<CredentialId, Secret>> credentials) {
    print(document("fleet", FleetDocument.of(result.outcomes(), credentials)));
  }

  @Override
  public void patched(PatchResult result) {
    print(document("result", result));
  }

  @Override
  public void rolledBack(RollbackResult result) {
    print(document("result", result));
  }

  @Override
  public void recovered(RecoveryResult result) {
    print(document("recovery", result));
  }

  @Override
  public void status(DeploymentStatus status) {
    print(document("status", status));
  }

  @Override
  public void history(String deployment, List<HistoryEntry> entries) {
    print(document("history", entries));
  }

  @Override
  public void audit(AuditTrail trail, boolean verify) {
    print(document("audit", trail));
  }

  @Override
  public void registered(String deployment, Registration registration, String next) {
    ObjectNode document = document();
    document
        .putObject("registration")
        .put("deployment_name", deployment)
        .put("connection", registration.connection().toString())
        .put("compose_project", registration.composeProject().orElse(null));
    print(document);
  }

  @Override
  public void failed(Failure failure, Optional<String> hint) {
    ObjectNode document = document();
    describe(document.putObject("failure"), failure);
    print(document);
  }

  @Override
  public void broke(Throwable defect, boolean verbose) {
    ObjectNode document = document();
    document
        .putObject("failure")
        .put("code", "internal")
        .put("what", String.valueOf(defect))
        .put("state", "what had been done when it happened is not known")
        .put("next", "run with --verbose for the stack trace");
    print(document);
    TextReporter.defect(err, defect, verbose);
  }

  static void describe(ObjectNode node, Failure failure) {
    node.put("code", failure.code())
        .put("what", failure.what())
        .put("state", failure.state())
        .put("next", failure.next());
  }

  /** Adds what is to be shown, if anything is. */
  static void reveal(ObjectNode node, Map<CredentialId, Secret> credentials) {
    if (!credentials.isEmpty()) {
      ObjectNode revealed = node.putObject("revealed_credentials");
      credentials.forEach(
          (id, secret) -> revealed.put(id.toString(), secret.reveal(SecretAccess.deliberate())));
    }
  }

  private static ObjectNode document(String member, Object value) {
    ObjectNode document = document();
    document.set(member, Json.mapper().valueToTree(value));
    return document;
  }

  private static ObjectNode document() {
    return Json.mapper().createObjectNode();
  }

  private void print(ObjectNode document) {
    try {
      out.print(WRITER.writeValueAsString(document));
      out.blank();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON could not be written", e);
    }
  }
}
