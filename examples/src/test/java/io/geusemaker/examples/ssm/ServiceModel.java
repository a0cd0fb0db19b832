package io.geusemaker.examples.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.CancelCommandResponse;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandResponse;

/** Holds messages to the SDK's model of the service: names, types, and what is required. */
final class ServiceModel {

  private static final Map<String, Supplier<SdkPojo>> REQUESTS =
      Map.of(
          "DescribeInstanceInformation", () -> DescribeInstanceInformationRequest.builder().build(),
          "SendCommand", () -> SendCommandRequest.builder().build(),
          "GetCommandInvocation", () -> GetCommandInvocationRequest.builder().build(),
          "ListCommandInvocations", () -> ListCommandInvocationsRequest.builder().build(),
          "CancelCommand", () -> CancelCommandRequest.builder().build());
  private static final Map<String, Supplier<SdkPojo>> REPLIES =
      Map.of(
          "DescribeInstanceInformation",
          () -> DescribeInstanceInformationResponse.builder().build(),
          "SendCommand",
          () -> SendCommandResponse.builder().build(),
          "GetCommandInvocation",
          () -> GetCommandInvocationResponse.builder().build(),
          "ListCommandInvocations",
          () -> ListCommandInvocationsResponse.builder().build(),
          "CancelCommand",
          () -> CancelCommandResponse.builder().build());

  private ServiceModel() {}

  static List<String> breachesOfRequest(String action, JsonNode request) {
    return breaches(action, REQUESTS, request);
  }

  static List<String> breachesOfReply(String action, JsonNode reply) {
    return breaches(action, REPLIES, reply);
  }

  private static List<String> breaches(
      String action, Map<String, Supplier<SdkPojo>> shapes, JsonNode message) {
    Supplier<SdkPojo> shape = shapes.get(action);
    if (shape == null) {
      return List.of(action + " is not in the model");
    }
    List<String> breaches = new ArrayList<>();
    checkObject(action, shape.get(), message, breaches);
    return breaches;
  }

  private static void checkObject(
      String place, SdkPojo shape, JsonNode message, List<String> breaches) {
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
        check(at, field, value, breaches);
      } else if (field.containsTrait(RequiredTrait.class)) {
        breaches.add(at + " is required");
      }
    }
  }

  private static void check(
      String place, SdkField<?> field, JsonNode value, List<String> breaches) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      checkObject(place, field.constructor().get(), value, breaches);
    } else if (type == MarshallingType.LIST) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      require(value.isArray(), place, value, breaches);
      value.forEach(one -> check(place + "[]", member, one, breaches));
    } else if (type == MarshallingType.MAP) {
      SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
      require(value.isObject(), place, value, breaches);
      value.forEach(one -> check(place + "{}", member, one, breaches));
    } else if (type == MarshallingType.STRING) {
      require(value.isTextual(), place, value, breaches);
    } else if (type == MarshallingType.INTEGER || type == MarshallingType.LONG) {
      require(value.isIntegralNumber(), place, value, breaches);
    } else if (type == MarshallingType.BOOLEAN) {
      require(value.isBoolean(), place, value, breaches);
    } else {
      require(type == MarshallingType.INSTANT && value.isNumber(), place, value, breaches);
    }
  }

  private static void require(
      boolean condition, String place, JsonNode value, List<String> breaches) {
    if (!condition) {
      breaches.add(place + " is " + value.getNodeType());
    }
  }
}
