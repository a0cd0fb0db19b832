package io.geusemaker.core.state;

import static io.geusemaker.core.Fixtures.newSealer;
import static io.geusemaker.core.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.Fixtures;
import io.geusemaker.core.files.Fixture;
import io.geusemaker.core.files.MeddledStore;
import io.geusemaker.core.files.Records;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stages of credentials are wherever they are recorded. */
class EveryCredentialStoreTest {

  private static final DeploymentName DEV = new DeploymentName("dev");
  private static final CredentialId POSTGRES = new CredentialId("postgres", "password");
  private static final CredentialId N8N = new CredentialId("n8n", "owner");
  private static final Sealer SEALER = newSealer();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path root;

  @ParameterizedTest
  @EnumSource
  void pendingBecomesCurrentAndCurrentPrevious(Fixture kind) {
    CredentialStore store = store(kind.in(root));
    store.recordCurrent(POSTGRES, Secret.of("old"));
    store.putPending(Map.of(POSTGRES, Secret.of("new"), N8N, Secret.of("other")));
    assertThat(store.withPending()).containsExactlyInAnyOrder(POSTGRES, N8N);
    assertThat(store.current(POSTGRES).map(Fixtures::text)).contains("old");

    store.promote(List.of(POSTGRES));
    store.dropPending(List.of(N8N));

    assertThat(store.current(POSTGRES).map(Fixtures::text)).contains("new");
    assertThat(store.previous(POSTGRES).map(Fixtures::text)).contains("old");
    assertThat(store.withPending()).isEmpty();

    store.takeBack(Map.of(POSTGRES, Secret.of("new")), Map.of(POSTGRES, Secret.of("old")));
    assertThat(store.current(POSTGRES).map(Fixtures::text)).contains("old");
  }

  @Test
  void whatAnotherMachineRecordsInBetweenIsKept() {
    MeddledStore shared = new MeddledStore();
    CredentialStore here = store(Records.in(shared));
    CredentialStore there = store(Records.in(shared));
    here.recordCurrent(POSTGRES, Secret.of("old"));
    shared.before("credentials.json", () -> there.recordCurrent(N8N, Secret.of("theirs")));

    Map<CredentialId, Integer> versions = here.putPending(Map.of(POSTGRES, Secret.of("ours")));

    assertThat(versions).isEqualTo(Map.of(POSTGRES, 2));
    assertThat(text(here.current(N8N).orElseThrow())).isEqualTo("theirs");
    assertThat(text(there.pending(POSTGRES).orElseThrow())).isEqualTo("ours");
    assertThat(here.history(POSTGRES)).hasSize(2);
  }

  private static CredentialStore store(Records records) {
    return CredentialStore.of(records, DEV, SEALER, Clock.systemUTC());
  }
}
