package io.geusemaker.core.s3;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StoredDocument;
import io.geusemaker.api.spi.contract.StateStoreContract;
import io.geusemaker.core.s3.standin.S3Server;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class S3StateStoreTest extends StateStoreContract {

  private static final S3Server SERVER = S3Server.start();
  private static final AtomicInteger PREFIXES = new AtomicInteger();
  private static final String NAME = "shop/lease.json";

  static {
    SERVER.create("records");
  }

  @Override
  protected StateStore emptyStore() {
    return store(SERVER, "records/p" + PREFIXES.incrementAndGet());
  }

  private static StateStore store(S3Server server, String target) {
    return new S3StateStoreProvider()
        .store(URI.create("s3://" + target + "?region=eu-central-1&endpoint=" + server.endpoint()));
  }

  @Test
  void aReplyThatWasLostIsNoConflict() {
    try (S3Server server = S3Server.start()) {
      server.create("records");
      StateStore store = store(server, "records");

      server.faults().loseReplies(1);
      String first = store.replace(NAME, Optional.empty(), bytes("one")).orElseThrow();
      server.faults().loseReplies(1);
      String second = store.replace(NAME, Optional.of(first), bytes("two")).orElseThrow();
      assertThat(store.read(NAME).map(StoredDocument::version)).contains(second);
      server.faults().loseReplies(1);
      assertThat(store.delete(NAME, second)).isTrue();
      assertThat(server.faults().calls().stream().filter("PutObject"::equals)).hasSize(4);
    }
  }

  @Test
  void aCallThatMetAnotherIsRepeated() {
    try (S3Server server = S3Server.start()) {
      server.create("records");
      StateStore store = store(server, "records");

      server.faults().contend(3);
      String version = store.replace(NAME, Optional.empty(), bytes("one")).orElseThrow();
      server.faults().contend(3);
      assertThat(store.delete(NAME, version)).isTrue();
      server.faults().contend(1000);
      assertThat(failureOf(() -> store.replace(NAME, Optional.empty(), bytes("one"))))
          .isInstanceOf(AwsFailure.Unavailable.class);
    }
  }

  @Test
  void callsThatAreThrottledAreRepeated() {
    try (S3Server server = S3Server.start()) {
      server.create("records");
      StateStore store = store(server, "records");

      server.faults().throttle(2);
      assertThat(store.replace(NAME, Optional.empty(), bytes("one"))).isPresent();
    }
  }

  @Test
  void aPermissionThatIsMissingIsNamed() {
    try (S3Server server = S3Server.start()) {
      server.create("records");
      server.faults().refuse("PutObject", "AccessDenied");
      server.faults().refuse("ListObjectsV2", "AllAccessDisabled");
      server.faults().refuse("GetObject", "ExpiredToken");
      StateStore store = store(server, "records");

      assertThat(failureOf(() -> store.replace(NAME, Optional.empty(), bytes("one"))))
          .isInstanceOfSatisfying(
              AwsFailure.PermissionMissing.class,
              failure -> assertThat(failure.action()).isEqualTo("s3:PutObject"));
      assertThat(failureOf(() -> store.names("shop/")))
          .isInstanceOfSatisfying(
              AwsFailure.Unavailable.class,
              failure -> assertThat(failure.action()).isEqualTo("s3:ListBucket"));
      assertThat(failureOf(() -> store.read(NAME)))
          .isInstanceOf(AwsFailure.CredentialsRefused.class);
    }
  }

  @Test
  void aBucketThatIsMissingIsNamed() {
    StateStore store = store(SERVER, "nowhere/at/all");

    assertThat(failureOf(() -> store.read(NAME)))
        .isInstanceOfSatisfying(
            StateFailure.NoStore.class,
            failure -> assertThat(failure.place()).startsWith("s3://nowhere/at/all/?region="));
    assertThat(failureOf(() -> store.replace(NAME, Optional.empty(), bytes("one"))))
        .isInstanceOf(StateFailure.NoStore.class);
  }

  @Test
  void placesAreComparedAndChecked() {
    S3StateStoreProvider provider = new S3StateStoreProvider();

    assertThat(provider.store(URI.create("s3://b/p?region=eu-central-1")))
        .isEqualTo(provider.store(URI.create("s3://b/p/?region=eu-central-1")))
        .isNotEqualTo(provider.store(URI.create("s3://b/q?region=eu-central-1")))
        .hasToString("s3://b/p/?region=eu-central-1");
    for (String wrong : new String[] {"s3://?region=x", "s3://b?prefix=x", "s3://b#x"}) {
      assertThatThrownBy(() -> provider.store(URI.create(wrong)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
