package io.geusemaker.core.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets with versions and staging labels: a version is never changed, a token is one version, a
 * label is on one version at a time, and {@code AWSPREVIOUS} follows {@code AWSCURRENT}.
 */
public final class SecretsManagerStandIn implements AwsService {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARN = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";
  private static final String SUFFIX = "-AbCdEf";

  private final ServiceModel model = ServiceModel.of("secretsmanager");
  private final Map<String, StagedSecret> secrets = new ConcurrentHashMap<>();
  private int lag;
  private int unknown;

  SecretsManagerStandIn() {}

  /**
   * Lets reads lag behind writes.
   *
   * @param answers how often what was just written is not found
   */
  public synchronized void lagging(int answers) {
    lag = answers;
  }

  /**
   * Makes a secret, as another tool would.
   *
   * @param name its name
   * @param value its value
   * @return its ARN
   */
  public synchronized String create(String name, String value) {
    StagedSecret secret = new StagedSecret();
    secret.put("0".repeat(32), value, List.of("AWSCURRENT"));
    secrets.put(name, secret);
    return ARN + name + SUFFIX;
  }

  /**
   * What another tool reads.
   *
   * @param name the secret's name
   * @param stage a staging label
   * @return the value; empty when no version carries the label
   */
  public synchronized Optional<String> value(String name, String stage) {
    return Optional.ofNullable(secrets.get(name)).flatMap(secret -> secret.staged(stage));
  }

  /** {@return the names of all secrets, in order} */
  public List<String> names() {
    return secrets.keySet().stream().sorted().toList();
  }

  /**
   * The staging labels that are attached.
   *
   * @param name the secret's name
   * @return value by label
   */
  public synchronized Map<String, String> labels(String name) {
    return secret(name).labelled();
  }

  /**
   * How many versions a secret has had.
   *
   * @param name the secret's name
   * @return those without a label, too
   */
  public synchronized int versions(String name) {
    return secret(name).size();
  }

  @Override
  public String target() {
    return "secretsmanager";
  }

  @Override
  public ServiceModel model() {
    return model;
  }

  @Override
  public String prefix() {
    return "secretsmanager";
  }

  @Override
  public synchronized JsonNode perform(String action, JsonNode request) {
    boolean exact = action.equals("PutSecretValue") || request.has("VersionId");
    if (exact && unknown > 0) {
      unknown--;
      throw new Refusal(
          "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    if (action.equals("CreateSecret") || action.equals("PutSecretValue")) {
      unknown = lag;
    }
    return switch (action) {
      case "CreateSecret" -> created(request);
      case "PutSecretValue" -> put(request);
      case "GetSecretValue" -> got(request);
      case "DescribeSecret" -> described(request);
      case "UpdateSecretVersionStage" -> staged(request);
      default -> throw new Refusal("UnknownOperationException", action);
    };
  }

  private ObjectNode created(JsonNode request) {
    String name = request.path("Name").asText();
    if (!name.matches("[A-Za-z0-9/_+=.@-]{1,512}")) {
      throw new Refusal("ValidationException", "Invalid name.");
    }
    String token = token(request);
    StagedSecret present = secrets.get(name);
    if (present != null) {
      if (!present.isVersion(token, request.path("SecretString").asText())) {
        throw new Refusal(
            "ResourceExistsException", "a secret with the name " + name + " already exists.");
      }
      return named(name).put("VersionId", token);
    }
    StagedSecret secret = new StagedSecret();
    secret.put(token, request.path("SecretString").asText(), List.of("AWSCURRENT"));
    secrets.put(name, secret);
    return named(name).put("VersionId", token);
  }

  private ObjectNode put(JsonNode request) {
    String name = name(request);
    List<String> stages = new ArrayList<>();
    request.path("VersionStages").forEach(stage -> stages.add(stage.asText()));
    String token = token(request);
    secret(name)
        .put(
            token,
            request.path("SecretString").asText(),
            request.has("VersionStages") ? stages : List.of("AWSCURRENT"));
    return named(name).put("VersionId", token);
  }

  private ObjectNode got(JsonNode request) {
    String name = name(request);
    StagedSecret secret = secret(name);
    Optional<String> version =
        request.has("VersionId")
            ? Optional.of(request.path("VersionId").asText())
            : secret.version(request.path("VersionStage").asText("AWSCURRENT"));
    String value =
        version
            .flatMap(secret::value)
            .orElseThrow(
                () ->
                    new Refusal(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value."));
    return named(name).put("VersionId", version.orElseThrow()).put("SecretString", value);
  }

  private ObjectNode described(JsonNode request) {
    String name = name(request);
    ObjectNode reply = named(name);
    ObjectNode versions = reply.putObject("VersionIdsToStages");
    secret(name)
        .stages()
        .forEach(
            (version, labels) -> {
              ArrayNode list = versions.putArray(version);
              labels.forEach(list::add);
            });
    return reply;
  }

  private ObjectNode staged(JsonNode request) {
    String name = name(request);
    secret(name)
        .move(
            request.path("VersionStage").asText(),
            Optional.ofNullable(request.get("RemoveFromVersionId")).map(JsonNode::asText),
            Optional.ofNullable(request.get("MoveToVersionId")).map(JsonNode::asText));
    return named(name);
  }

  private static String token(JsonNode request) {
    String token = request.path("ClientRequestToken").asText();
    if (token.length() < 32 || token.length() > 64) {
      throw new Refusal("ValidationException", "ClientRequestToken: 32 to 64 characters");
    }
    return token;
  }

  private static String name(JsonNode request) {
    String id = request.path("SecretId").asText();
    return id.startsWith(ARN) ? id.substring(ARN.length(), id.length() - SUFFIX.length()) : id;
  }

  private StagedSecret secret(String name) {
    StagedSecret secret = secrets.get(name);
    if (secret == null) {
      throw new Refusal(
          "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    return secret;
  }

  private static ObjectNode named(String name) {
    return JSON.createObjectNode().put("ARN", ARN + name + SUFFIX).put("Name", name);
  }
}
