package io.geusemaker.core.dynamodb;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import io.geusemaker.core.aws.AwsClients;
import io.geusemaker.core.aws.AwsEndpoint;
import io.geusemaker.core.aws.Nonce;
import io.geusemaker.core.aws.Once;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Documents in a table whose partition key is {@code folder} and whose sort key is {@code name},
 * both strings. Its client is made with the first call and lasts as long as this.
 */
public final class DynamoDbStateStore implements StateStore {

  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbStateStore.class);

  /** A reader can be overtaken by so many writers of something large. */
  private static final int READS = 20;

  private final String place;
  private final Table table;
  private final Parts parts;

  private DynamoDbStateStore(String name, AwsEndpoint endpoint) {
    this.place = "dynamodb:" + name + endpoint;
    this.table =
        new Table(
            name,
            place,
            new Once<>(
                () -> AwsClients.client(DynamoDbClient.builder(), endpoint, "dynamodb:GetItem")));
    this.parts = new Parts(table);
  }

  /**
   * Names a table; no I/O.
   *
   * @param table its name
   * @param endpoint where DynamoDB is asked
   * @return the store
   */
  public static DynamoDbStateStore of(String table, AwsEndpoint endpoint) {
    return new DynamoDbStateStore(table, endpoint);
  }

  @Override
  public Optional<StoredDocument> read(String name) {
    ItemKey key = ItemKey.of(name);
    for (int read = 0; read < READS; read++) {
      Optional<Head> head = table.head(key);
      if (head.isEmpty()) {
        return Optional.empty();
      }
      Optional<byte[]> content = content(key, head.get());
      if (content.isPresent()) {
        return Optional.of(new StoredDocument(content.get(), head.get().version()));
      }
    }
    throw new GeuseMakerException(
        new StateFailure.Damaged(name + " in " + place, "a part of it is missing"));
  }

  private Optional<byte[]> content(ItemKey key, Head head) {
    return head.content().isPresent()
        ? head.content().map(SdkBytes::asByteArray)
        : parts.read(key, head.parts());
  }

  @Override
  public Optional<String> replace(String name, Optional<String> expected, byte[] content) {
    ItemKey key = ItemKey.of(name);
    String version = Nonce.next();
    if (content.length <= Parts.LENGTH) {
      Head head = new Head(version, Optional.of(SdkBytes.fromByteArray(content)), List.of());
      return written(key, table.replace(key, expected, head), head);
    }
    Optional<Head> before = table.head(key);
    if (!before.map(Head::version).equals(expected)) {
      return Optional.empty();
    }
    List<String> ids = parts.write(key, content, before.map(Head::parts).orElse(List.of()));
    Head head = new Head(version, Optional.empty(), ids);
    return written(key, table.replace(key, expected, head), head);
  }

  private Optional<String> written(ItemKey key, Table.Written written, Head head) {
    if (!written.done()) {
      return Optional.empty();
    }
    removeParts(key, written.before(), head.parts());
    return Optional.of(head.version());
  }

  @Override
  public boolean delete(String name, String expected) {
    ItemKey key = ItemKey.of(name);
    Table.Written written = table.delete(key, expected);
    removeParts(key, written.before(), List.of());
    return written.done();
  }

  /** What cannot be removed stays behind, named by nothing. */
  private void removeParts(ItemKey key, Optional<Head> before, List<String> needed) {
    try {
      parts.delete(
          key,
          before.map(Head::parts).orElse(List.of()).stream()
              .filter(id -> !needed.contains(id))
              .toList());
    } catch (GeuseMakerException e) {
      LOG.warn("Parts of {} stay behind: {}", key.document(), e.failure().what());
    }
  }

  @Override
  public List<String> names(String prefix) {
    int slash = prefix.indexOf('/');
    List<ItemKey> keys =
        slash < 0
            ? table.scan()
            : table.query(prefix.substring(0, slash), prefix.substring(slash + 1));
    return keys.stream().map(ItemKey::document).sorted().toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DynamoDbStateStore that && place.equals(that.place);
  }

  @Override
  public int hashCode() {
    return place.hashCode();
  }

  @Override
  public String toString() {
    return place;
  }
}
