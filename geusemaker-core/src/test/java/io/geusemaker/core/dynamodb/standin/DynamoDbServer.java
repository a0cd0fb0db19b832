package io.geusemaker.core.dynamodb.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.geusemaker.core.aws.standin.AwsFaults;
import io.geusemaker.core.aws.standin.Loopback;
import io.geusemaker.core.aws.standin.ServiceModel;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * DynamoDB in AWS JSON 1.0, for one region: the calls that the state store makes, with items of 400
 * KB at most, pages of a megabyte or some items, and conditions that are checked and met at once.
 */
public final class DynamoDbServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, StandInTable> tables = new ConcurrentHashMap<>();
  private final AwsFaults faults = new AwsFaults();
  private final ServiceModel model = ServiceModel.of("dynamodb");
  private final Loopback http = Loopback.start(this::answer);

  private DynamoDbServer() {}

  /** Starts it, without tables. */
  public static DynamoDbServer start() {
    return new DynamoDbServer();
  }

  /** Makes a table. */
  public void create(String table) {
    tables.put(table, new StandInTable());
  }

  /** How many items a table has, of documents and of their parts. */
  public int items(String table) {
    return Optional.ofNullable(tables.get(table)).map(StandInTable::size).orElse(0);
  }

  public URI endpoint() {
    return http.endpoint();
  }

  public AwsFaults faults() {
    return faults;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String action = String.valueOf(target).replaceFirst("^DynamoDB_20120810\\.", "");
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    model.checkRequest(action, request);
    Optional<String> refusal = faults.met(action, "ProvisionedThroughputExceededException");
    if (refusal.isPresent()) {
      reply(exchange, 400, error(refusal.get(), action));
      return;
    }
    StandInTable table = tables.get(request.path("TableName").asText());
    if (table == null) {
      reply(exchange, 400, error("ResourceNotFoundException", action));
      return;
    }
    try {
      ObjectNode reply = perform(table, action, request);
      model.checkReply(action, reply);
      if (action.matches("PutItem|DeleteItem") && faults.losesReply()) {
        exchange.close();
        return;
      }
      reply(exchange, 200, reply);
    } catch (StandInTable.ConditionFailed e) {
      ObjectNode error = error("ConditionalCheckFailedException", action);
      if (request.path("ReturnValuesOnConditionCheckFailure").asText().equals("ALL_OLD")) {
        e.item().ifPresent(item -> error.set("Item", item));
      }
      reply(exchange, 400, error);
    } catch (IllegalArgumentException e) {
      reply(exchange, 400, error("ValidationException", String.valueOf(e.getMessage())));
    }
  }

  private static ObjectNode perform(StandInTable table, String action, JsonNode request) {
    ObjectNode reply = JSON.createObjectNode();
    switch (action) {
      case "GetItem" -> {
        if (!request.path("ConsistentRead").asBoolean()) {
          throw new IllegalArgumentException("it may be outdated");
        }
        table.get(request.get("Key")).ifPresent(item -> reply.set("Item", item));
      }
      case "PutItem" -> old(request, table.put(request), reply);
      case "DeleteItem" -> old(request, table.delete(request), reply);
      case "Query", "Scan" -> {
        StandInTable.Page page = table.page(request);
        ArrayNode items = reply.putArray("Items");
        page.items().forEach(items::add);
        reply.put("Count", items.size());
        page.last().ifPresent(key -> reply.set("LastEvaluatedKey", key));
      }
      default -> throw new IllegalArgumentException("unknown operation " + action);
    }
    return reply;
  }

  private static void old(JsonNode request, Optional<JsonNode> before, ObjectNode reply) {
    if (request.path("ReturnValues").asText().equals("ALL_OLD")) {
      before.ifPresent(item -> reply.set("Attributes", item));
    }
  }

  private static ObjectNode error(String code, String action) {
    return JSON.createObjectNode()
        .put("__type", "com.amazonaws.dynamodb.v20120810#" + code)
        .put(
            "message",
            code.equals("AccessDeniedException")
                ? "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: dynamodb:"
                    + action
                    + " on resource: *"
                : "a fault of " + action);
  }

  private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
    try (exchange) {
      byte[] bytes = JSON.writeValueAsBytes(body);
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.getResponseHeaders().set("x-amz-crc32", Long.toString(checksum.getValue()));
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /**
   * Stops listening.
   *
   * @throws AssertionError when something was not of the SDK's model of the service
   */
  @Override
  public void close() {
    http.close();
    model.assertKept();
  }
}
