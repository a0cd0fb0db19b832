package io.geusemaker.core.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;

/**
 * Holds messages in JSON to the SDK's model of a service: names, types, and what is required.
 *
 * <p>The model is read from the classes that the SDK has for each action.
 */
public final class ServiceModel {

  private final String shapes;
  private final List<String> breaches = new CopyOnWriteArrayList<>();

  private ServiceModel(String shapes) {
    this.shapes = shapes;
  }

  /** The model of the service whose package in the SDK is called like this. */
  public static ServiceModel of(String service) {
    return new ServiceModel("software.amazon.awssdk.services." + service + ".model.");
  }

  /** Notes what in a request is not of the model. */
  public void checkRequest(String action, JsonNode request) {
    check(action, "Request", request);
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
    Object builder = Class.forName(shapes + name).getMethod("builder").invoke(null);
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
      } else if (field.containsTrait(RequiredTrait.class)) {
        breaches.add(at + " is required");
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
      return Base64.getDecoder().decode(text).length >= 0;
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
