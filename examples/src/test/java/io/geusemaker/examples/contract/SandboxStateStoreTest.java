package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.HistoryEntry;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.core.dynamodb.standin.DynamoDbServer;
import io.geusemaker.core.s3.standin.S3Server;
import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two machines, each with an empty state directory, that share a store. */
@DisplayName("Records that two machines share")
final class SandboxStateStoreTest {

  private static final String NAME = "my-dev-stack";
  private static final StateKey KEY = StateKey.passphrase(Secret.of("known to both"));
  private static final DynamoDbServer DYNAMO = DynamoDbServer.start();
  private static final S3Server S3 = S3Server.start();

  private final Sandbox sandbox = Sandbox.start();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path here;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path there;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path keys;

  /** Where they are. */
  enum Store {
    TABLE,
    BUCKET;

    URI place(String name) {
      if (this == TABLE) {
        DYNAMO.create(name);
        return URI.create(
            "dynamodb:" + name + "?region=eu-central-1&endpoint=" + DYNAMO.endpoint());
      }
      return URI.create("s3://records/" + name + "?region=eu-central-1&endpoint=" + S3.endpoint());
    }
  }

  @BeforeAll
  static void makeBucket() {
    S3.create("records");
  }

  @AfterAll
  static void stopServers() {
    DYNAMO.close();
    S3.close();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Deployment on(Path directory, URI place) {
    return Deployment.of(NAME)
        .stateDirectory(directory)
        .stateStore(place)
        .encryptedBy(KEY)
        .over(sandbox.transport());
  }

  @ParameterizedTest
  @EnumSource
  void whatOneHasRotatedTheOtherTellsAndTakesBack(Store store) throws IOException {
    URI place = store.place("rotated");
    Deployment one = on(here, place);
    Deployment other = on(there, place);
    one.register(Registration.at("ssh://" + sandbox.user() + "@127.0.0.1:" + sandbox.port()));

    RotationResult result = one.rotate().postgres().n8n().execute();

    String fresh = VariantContract.clear(result).getOrDefault("postgres/password", "");
    assertThat(sandbox.postgresAccepts("geusemaker", fresh)).isTrue();
    assertThat(other.history())
        .singleElement()
        .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.COMMITTED));
    assertThat(other.audit().breach()).isEmpty();
    assertThat(other.audit().records()).isEqualTo(one.audit().records()).isNotEmpty();
    assertThat(other.status().describe()).contains("postgres/password");
    assertThat(failure(Deployment.of("typo").stateDirectory(there).stateStore(place)))
        .isInstanceOfSatisfying(
            LookupFailure.UnknownDeployment.class,
            unknown -> assertThat(unknown.known()).containsExactly(NAME));

    other.rollback().execute();

    assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isTrue();
    assertThat(sandbox.postgresAccepts("geusemaker", fresh)).isFalse();
    assertThat(one.history())
        .extracting(HistoryEntry::kind)
        .containsExactly("rollback", "rotation");
    assertThat(one.audit().breach()).isEmpty();
    assertThat(recordsIn(here)).isEmpty();
    assertThat(recordsIn(there)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theOtherIsRefusedWhileOneIsAtWorkAndEndsWhatDied(Store store) {
    URI place = store.place("died");
    StateKey key = StateKey.keyset(keys.resolve("keyset.json"));
    Deployment one = on(here, place).encryptedBy(key);
    Deployment other = on(there, place).encryptedBy(key);
    List<Failure> refusals = new ArrayList<>();
    one.rotate()
        .n8n()
        .listener(
            event -> {
              if (event instanceof Event.StepStarted) {
                refusals.add(other.rotate().attempt().getLeft());
              }
            })
        .execute();
    assertThat(refusals).isNotEmpty().allMatch(OperationFailure.Busy.class::isInstance);
    String login =
        VariantContract.clear(one.rotate().n8n().execute()).getOrDefault("n8n/owner-password", "");

    assertThatThrownBy(
            () -> one.stateStore(new MortalStore(SharedLease.store(place), 6)).rotate().execute())
        .isInstanceOf(Died.class);
    assertThat(other.recover().attempt().getLeft()).isInstanceOf(OperationFailure.Busy.class);
    SharedLease.letRunOut(place, NAME);

    assertThat(other.recover().execute().toString()).contains(" undone in ");
    assertThat(other.history().get(0).outcome()).isEqualTo(HistoryEntry.Outcome.UNDONE);
    assertThat(sandbox.postgresAccepts("geusemaker", sandbox.postgresPassword())).isTrue();
    sandbox.forgetN8nLogins();
    assertThat(sandbox.n8nLogin(sandbox.ownerEmail(), login)).isEqualTo(200);
    assertThat(one.history()).isEqualTo(other.history());
  }

  @Test
  void aKeyThatOnlyOneHasIsRefused() throws IOException {
    URI place = Store.BUCKET.place("keys");

    Failure own = failure(on(here, place).encryptedBy(StateKey.keyset()));
    assertThat(own).isInstanceOf(RequestFailure.Invalid.class);
    assertThat(own.message()).contains("passphrase", "keyset file");
    on(here, place).rotate().postgres().execute();
    assertThat(failure(on(there, place).encryptedBy(StateKey.passphrase(Secret.of("another")))))
        .isInstanceOf(StateFailure.WrongKey.class);
    assertThat(recordsIn(here)).isEmpty();
  }

  private static Failure failure(Deployment deployment) {
    return deployment.rotate().attempt().getLeft();
  }

  private static List<Path> recordsIn(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
