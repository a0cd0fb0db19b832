package io.geusemaker.core.dynamodb;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import io.geusemaker.api.spi.contract.StateStoreContract;
import io.geusemaker.core.dynamodb.standin.DynamoDbServer;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DynamoDbStateStoreTest extends StateStoreContract {

  private static final DynamoDbServer SERVER = DynamoDbServer.start();
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static final String NAME = "shop/lease.json";

  @Override
  protected StateStore emptyStore() {
    String table = "t" + TABLES.incrementAndGet();
    SERVER.create(table);
    return store(SERVER, table);
  }

  private static StateStore store(DynamoDbServer server, String table) {
    return new DynamoDbStateStoreProvider()
        .store(
            URI.create("dynamodb:" + table + "?region=eu-central-1&endpoint=" + server.endpoint()));
  }

  @Test
  void aReplyThatWasLostIsNoConflict() {
    try (DynamoDbServer server = DynamoDbServer.start()) {
      server.create("t");
      StateStore store = store(server, "t");

      server.faults().loseReplies(1);
      String first = store.replace(NAME, Optional.empty(), bytes("one")).orElseThrow();
      server.faults().loseReplies(1);
      String second = store.replace(NAME, Optional.of(first), bytes("two")).orElseThrow();
      assertThat(store.read(NAME).map(StoredDocument::version)).contains(second);
      server.faults().loseReplies(1);
      assertThat(store.delete(NAME, second)).isTrue();
      assertThat(server.faults().calls().stream().filter("PutItem"::equals)).hasSize(4);
    }
  }

  @Test
  void callsThatAreThrottledAreRepeated() {
    try (DynamoDbServer server = DynamoDbServer.start()) {
      server.create("t");
      StateStore store = store(server, "t");

      server.faults().throttle(2);
      assertThat(store.replace(NAME, Optional.empty(), bytes("one"))).isPresent();
    }
  }

  @Test
  void aPermissionThatIsMissingIsNamed() {
    try (DynamoDbServer server = DynamoDbServer.start()) {
      server.create("t");
      server.faults().refuse("PutItem", "AccessDeniedException");
      server.faults().refuse("Query", "AccessDeniedException");
      server.faults().refuse("GetItem", "ExpiredTokenException");
      StateStore store = store(server, "t");

      assertThat(failureOf(() -> store.replace(NAME, Optional.empty(), bytes("one"))))
          .isInstanceOfSatisfying(
              AwsFailure.PermissionMissing.class,
              failure -> assertThat(failure.action()).isEqualTo("dynamodb:PutItem"));
      assertThat(failureOf(() -> store.names("shop/")))
          .isInstanceOfSatisfying(
              AwsFailure.PermissionMissing.class,
              failure -> assertThat(failure.action()).isEqualTo("dynamodb:Query"));
      assertThat(failureOf(() -> store.read(NAME)))
          .isInstanceOf(AwsFailure.CredentialsRefused.class);
    }
  }

  @Test
  void aTableThatIsMissingIsNamed() {
    StateStore store = store(SERVER, "nowhere");

    assertThat(failureOf(() -> store.read(NAME)))
        .isInstanceOfSatisfying(
            StateFailure.NoStore.class,
            failure -> assertThat(failure.place()).startsWith("dynamodb:nowhere?region="));
  }

  @Test
  void anAdditionToSomethingLargeWritesItsLastPartAndTheHead() {
    try (DynamoDbServer server = DynamoDbServer.start()) {
      server.create("t");
      StateStore store = store(server, "t");
      byte[] large = new byte[3 * Parts.LENGTH + 10];
      String version = store.replace(NAME, Optional.empty(), large).orElseThrow();
      assertThat(server.items("t")).isEqualTo(5);
      server.faults().calls().clear();

      byte[] larger = Arrays.copyOf(large, large.length + 10);
      larger[large.length] = 1;
      String next = store.replace(NAME, Optional.of(version), larger).orElseThrow();

      assertThat(server.faults().calls())
          .containsExactly("GetItem", "PutItem", "PutItem", "DeleteItem");
      assertThat(server.items("t")).isEqualTo(5);
      assertThat(store.replace(NAME, Optional.of(next), bytes("small"))).isPresent();
      assertThat(server.items("t")).isEqualTo(1);
    }
  }

  @Test
  void placesAreComparedAndChecked() {
    DynamoDbStateStoreProvider provider = new DynamoDbStateStoreProvider();

    assertThat(provider.store(URI.create("dynamodb:t?region=eu-central-1")))
        .isEqualTo(provider.store(URI.create("dynamodb://t?region=eu-central-1")))
        .isNotEqualTo(provider.store(URI.create("dynamodb:t")))
        .hasToString("dynamodb:t?region=eu-central-1");
    for (String wrong : new String[] {"dynamodb:?region=x", "dynamodb:a/b", "dynamodb:t?table=x"}) {
      assertThatThrownBy(() -> provider.store(URI.create(wrong)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
