package io.geusemaker.examples.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The instances that Systems Manager knows. */
final class ManagedInstances {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_VALUES = 100;

  private record Managed(String ping, String stack, Optional<AgentShell> shell) {}

  private final Map<String, Managed> instances = new TreeMap<>();
  private final Map<String, Set<String>> tags = new HashMap<>();

  synchronized void put(String instance, String ping, String stack, AgentShell shell) {
    instances.put(instance, new Managed(ping, stack, Optional.of(shell)));
  }

  /** Keeps the shell that it has. */
  synchronized void put(String instance, String ping, String stack) {
    Managed before = instances.get(instance);
    instances.put(
        instance, new Managed(ping, stack, before == null ? Optional.empty() : before.shell()));
  }

  /** Gives an instance tags besides {@code Stack}, each as {@code key=value}. */
  synchronized void tag(String instance, Set<String> given) {
    tags.put(instance, given);
  }

  /** How processes are started there; empty when there is no such instance. */
  synchronized Optional<AgentShell> shell(String instance) {
    return Optional.ofNullable(instances.get(instance))
        .map(
            managed ->
                managed
                    .shell()
                    .orElse(
                        (command, environment) -> {
                          throw new IllegalStateException("nothing runs on " + instance);
                        }));
  }

  /** A page of those that a filter lets through. */
  synchronized ObjectNode described(JsonNode request) {
    JsonNode filter = request.path("Filters").path(0);
    String key = filter.path("Key").asText();
    List<String> values =
        StreamSupport.stream(filter.path("Values").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw new IllegalArgumentException("InvalidFilterValue");
    }
    List<Map.Entry<String, Managed>> wanted =
        instances.entrySet().stream()
            .filter(
                entry -> {
                  if (key.equals("InstanceIds")) {
                    return values.contains(entry.getKey());
                  }
                  if (!key.startsWith("tag:")) {
                    throw new IllegalArgumentException("InvalidFilterKey");
                  }
                  String tag = key.substring("tag:".length());
                  Set<String> given = tags.getOrDefault(entry.getKey(), Set.of());
                  return tag.equals("Stack")
                      ? values.contains(entry.getValue().stack())
                      : values.stream().anyMatch(value -> given.contains(tag + "=" + value));
                })
            .toList();
    int from = request.path("NextToken").asInt(0);
    int to = Math.min(wanted.size(), from + request.path("MaxResults").asInt(10));
    ObjectNode reply = JSON.createObjectNode();
    ArrayNode list = reply.putArray("InstanceInformationList");
    for (Map.Entry<String, Managed> entry : wanted.subList(from, to)) {
      list.addObject()
          .put("InstanceId", entry.getKey())
          .put("PingStatus", entry.getValue().ping())
          .put("LastPingDateTime", 1_700_000_000.0)
          .put("PlatformType", "Linux");
    }
    if (to < wanted.size()) {
      reply.put("NextToken", Integer.toString(to));
    }
    return reply;
  }
}
