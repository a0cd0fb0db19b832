package io.geusemaker.core.dynamodb;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.aws.AwsErrors;
import io.geusemaker.core.aws.Once;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The calls to one table, each with the condition that makes it safe.
 *
 * @param name the table
 * @param place the table, for people
 * @param client asks DynamoDB
 */
record Table(String name, String place, Once<DynamoDbClient> client) {

  private static final String CONTENT = "content";
  private static final Map<String, String> VERSION = Map.of("#v", Head.VERSION);

  /** What became of a conditional write. */
  record Written(boolean done, Optional<Head> before) {}

  Optional<Head> head(ItemKey key) {
    return Head.of(item(key));
  }

  Optional<SdkBytes> part(ItemKey key) {
    return Optional.ofNullable(item(key).get(CONTENT)).map(AttributeValue::b);
  }

  private Map<String, AttributeValue> item(ItemKey key) {
    return ask(
        "dynamodb:GetItem",
        dynamo ->
            dynamo
                .getItem(r -> r.tableName(name).key(key.attributes()).consistentRead(true))
                .item());
  }

  void putPart(ItemKey key, SdkBytes content) {
    Map<String, AttributeValue> item = new HashMap<>(key.attributes());
    item.put(CONTENT, AttributeValue.fromB(content));
    ask("dynamodb:PutItem", dynamo -> dynamo.putItem(r -> r.tableName(name).item(item)));
  }

  void deletePart(ItemKey key) {
    ask(
        "dynamodb:DeleteItem",
        dynamo -> dynamo.deleteItem(r -> r.tableName(name).key(key.attributes())));
  }

  /**
   * Replaces a head. The SDK sends a write again when the reply was lost; the condition then fails
   * because the write is there, which its version tells.
   */
  Written replace(ItemKey key, Optional<String> expected, Head head) {
    try {
      return ask(
          "dynamodb:PutItem",
          dynamo ->
              new Written(
                  true,
                  Head.of(
                      dynamo
                          .putItem(
                              r -> {
                                r.tableName(name)
                                    .item(head.item(key))
                                    .expressionAttributeNames(VERSION)
                                    .conditionExpression(condition(expected))
                                    .returnValues(ReturnValue.ALL_OLD)
                                    .returnValuesOnConditionCheckFailure(
                                        ReturnValuesOnConditionCheckFailure.ALL_OLD);
                                expected.ifPresent(
                                    version -> r.expressionAttributeValues(value(version)));
                              })
                          .attributes())));
    } catch (ConditionalCheckFailedException e) {
      return new Written(isThere(e, head.version()), Optional.empty());
    }
  }

  private static boolean isThere(ConditionalCheckFailedException e, String version) {
    return e.hasItem()
        && Head.of(e.item()).filter(found -> found.version().equals(version)).isPresent();
  }

  private static String condition(Optional<String> expected) {
    return expected.isPresent() ? "#v = :v" : "attribute_not_exists(#v)";
  }

  private static Map<String, AttributeValue> value(String version) {
    return Map.of(":v", AttributeValue.fromS(version));
  }

  /** A head that is gone when the condition fails was removed, by a call whose reply was lost. */
  Written delete(ItemKey key, String expected) {
    try {
      return ask(
          "dynamodb:DeleteItem",
          dynamo ->
              new Written(
                  true,
                  Head.of(
                      dynamo
                          .deleteItem(
                              r ->
                                  r.tableName(name)
                                      .key(key.attributes())
                                      .expressionAttributeNames(VERSION)
                                      .conditionExpression(condition(Optional.of(expected)))
                                      .expressionAttributeValues(value(expected))
                                      .returnValues(ReturnValue.ALL_OLD)
                                      .returnValuesOnConditionCheckFailure(
                                          ReturnValuesOnConditionCheckFailure.ALL_OLD))
                          .attributes())));
    } catch (ConditionalCheckFailedException e) {
      return new Written(!e.hasItem() || e.item().isEmpty(), Optional.empty());
    }
  }

  /** The heads of one folder. */
  List<ItemKey> query(String folder, String prefix) {
    boolean all = prefix.isEmpty();
    Map<String, AttributeValue> values =
        all
            ? Map.of(":f", AttributeValue.fromS(folder))
            : Map.of(":f", AttributeValue.fromS(folder), ":p", AttributeValue.fromS(prefix));
    return ask(
        "dynamodb:Query",
        dynamo ->
            keys(
                dynamo
                    .queryPaginator(
                        r ->
                            r.tableName(name)
                                .consistentRead(true)
                                .keyConditionExpression(
                                    all ? "#f = :f" : "#f = :f AND begins_with(#n, :p)")
                                .expressionAttributeNames(
                                    Map.of("#f", ItemKey.FOLDER, "#n", ItemKey.NAME))
                                .expressionAttributeValues(values)
                                .projectionExpression("#f, #n"))
                    .items()));
  }

  /** All heads. */
  List<ItemKey> scan() {
    return ask(
        "dynamodb:Scan",
        dynamo ->
            keys(
                dynamo
                    .scanPaginator(
                        r ->
                            r.tableName(name)
                                .consistentRead(true)
                                .filterExpression("attribute_exists(#v)")
                                .expressionAttributeNames(
                                    Map.of(
                                        "#f", ItemKey.FOLDER,
                                        "#n", ItemKey.NAME,
                                        "#v", Head.VERSION))
                                .projectionExpression("#f, #n"))
                    .items()));
  }

  private static List<ItemKey> keys(Iterable<Map<String, AttributeValue>> items) {
    List<ItemKey> keys = new ArrayList<>();
    items.forEach(item -> keys.add(ItemKey.of(item)));
    return keys;
  }

  private <T> T ask(String action, Function<DynamoDbClient, T> call) {
    DynamoDbClient dynamo = client.get();
    try {
      return call.apply(dynamo);
    } catch (ConditionalCheckFailedException e) {
      throw e;
    } catch (ResourceNotFoundException e) {
      throw new GeuseMakerException(new StateFailure.NoStore(place, AwsErrors.reason(e)), e);
    } catch (SdkException e) {
      throw AwsErrors.exception(action, e);
    }
  }
}
