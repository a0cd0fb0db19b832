package io.geusemaker.core.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Holds messages in JSON to the SDK's model of a service: names, types, and what is required.
 *
 * <p>Names and types are read from the classes that the SDK has for each action. These do not tell
 * what is required of a request, which is as the services' API references have it.
 */
public final class ServiceModel {

  private static final Map<String, Set<String>> REQUIRED =
      Map.ofEntries(
          Map.entry("ssm.SendCommand", Set.of("DocumentName")),
          Map.entry("ssm.GetCommandInvocation", Set.of("CommandId", "InstanceId")),
          Map.entry("ssm.CancelCommand", Set.of("CommandId")),
          Map.entry("dynamodb.GetItem", Set.of("TableName", "Key")),
          Map.entry("dynamodb.PutItem", Set.of("TableName", "Item")),
          Map.entry("dynamodb.DeleteItem", Set.of("TableName", "Key")),
          Map.entry("dynamodb.Query", Set.of("TableName")),
          Map.entry("dynamodb.Scan", Set.of("TableName")),
          Map.entry("kms.GenerateDataKey", Set.of("KeyId")),
          Map.entry("kms.Decrypt", Set.of("CiphertextBlob")),
          Map.entry("secretsmanager.CreateSecret", Set.of("Name")),
          Map.entry("secretsmanager.GetSecretValue", Set.of("SecretId")),
          Map.entry("secretsmanager.PutSecretValue", Set.of("SecretId")),
          Map.entry("secretsmanager.DescribeSecret", Set.of("SecretId")),
          Map.entry("secretsmanager.DeleteSecret", Set.of("SecretId")),
          Map.entry("secretsmanager.UpdateSecretVersionStage", Set.of("SecretId", "VersionStage")));

  private final String service;
  private final List<String> breaches = new CopyOnWriteArrayList<>();

  private ServiceModel(String service) {
    this.service = service;
  }

  /** The model of the service whose package in the SDK is called like this. */
  public static ServiceModel of(String service) {
    return new ServiceModel(service);
  }

  /** Notes what in a request is not of the model. */
  public void checkRequest(String action, JsonNode request) {
    check(action, "Request", request);
    REQUIRED.getOrDefault(service + "." + action, Set.of()).stream()
        .filter(name -> !request.has(name))
        .forEach(name -> breaches.add(action + "Request." + name + " is required"));
  }

  /** Notes what in a reply is not of the model. */
  public void checkReply(String action, JsonNode reply) {
    check(action, "Response", reply);
  }

  /** {@return what was noted} */
  public List<String> breaches() {
    return breaches;
  }

  /**
   * Fails when anything was noted.
   *
   * @throws AssertionError with all of it
   */
  public void assertKept() {
    if (!breaches.isEmpty()) {
      throw new AssertionError("not of the SDK's model: " + breaches.stream().distinct().toList());
    }
  }

  private void check(String action, String kind, JsonNode message) {
    try {
      checkObject(action + kind, shape(action + kind), message);
    } catch (ReflectiveOperationException e) {
      breaches.add(action + " is not in the model");
    }
  }

  private SdkPojo shape(String name) throws ReflectiveOperationException {
    String type = "software.amazon.awssdk.services." + service + ".model." + name;
    Object builder = Class.forName(type).getMethod("builder").invoke(null);
    return (SdkPojo) builder;
  }

  private void checkObject(String place, SdkPojo shape, JsonNode message) {
    require(message.isObject(), place, message);
    message
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (shape.sdkFields().stream().noneMatch(f -> f.locationName().equals(name))) {
                breaches.add(place + "." + name + " is unknown");
              }
            });
    for (SdkField<?> field : shape.sdkFields()) {
      JsonNode value = message.get(field.locationName());
      String at = place + "." + field.locationName();
      if (value != null) {
        checkValue(at, field, value);
      }
    }
  }

  private void checkValue(String place, SdkField<?> field, JsonNode value) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      checkObject(place, field.constructor().get(), value);
    } else if (type == MarshallingType.LIST) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      require(value.isArray(), place, value);
      value.forEach(one -> checkValue(place + "[]", member, one));
    } else if (type == MarshallingType.MAP) {
      SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
      require(value.isObject(), place, value);
      value.forEach(one -> checkValue(place + "{}", member, one));
    } else if (type == MarshallingType.STRING) {
      require(value.isTextual(), place, value);
    } else if (type == MarshallingType.SDK_BYTES) {
      require(value.isTextual() && isBase64(value.textValue()), place, value);
    } else if (type == MarshallingType.INTEGER || type == MarshallingType.LONG) {
      require(value.isIntegralNumber(), place, value);
    } else if (type == MarshallingType.BOOLEAN) {
      require(value.isBoolean(), place, value);
    } else {
      boolean number = type == MarshallingType.INSTANT || type == MarshallingType.DOUBLE;
      require(number && value.isNumber(), place, value);
    }
  }

  private static boolean isBase64(String text) {
    try {
      var unused = Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void require(boolean condition, String place, JsonNode value) {
    if (!condition) {
      breaches.add(place + " is " + value.getNodeType());
    }
  }
}
