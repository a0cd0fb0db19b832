package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.registry.stub.Reply;
import io.geusemaker.core.registry.stub.Seen;
import io.geusemaker.core.registry.stub.StubRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a tag stands for is asked")
class HeadTest {

  private static final String PATH = "/v2/pg/manifests/15.8";

  private final StubRegistry stub = StubRegistry.start();
  private final ImageReference reference = ImageReference.parse(stub.host() + "/pg:15.8");

  @AfterEach
  void stop() {
    stub.close();
  }

  private Digest publish() {
    Digest image = stub.content().image("pg", "{\"os\":\"linux\",\"architecture\":\"amd64\"}");
    Digest index = stub.content().index("pg", Map.of("linux/amd64", image));
    stub.content().tag("pg", "15.8", index);
    return index;
  }

  @Test
  void withoutFetchingIt() {
    Digest index = publish();

    assertThat(Readers.anonymous().digest(reference)).contains(index);
    assertThat(stub.seen(PATH)).extracting(Seen::method).containsExactly("HEAD");
  }

  @Test
  void onceWhileTheAnswerIsKept(@TempDir Path cache) {
    Digest index = publish();
    Registry registry = Registry.of(Readers.ANONYMOUS.withCache(cache, Duration.ofHours(1)));

    assertThat(registry.digest(reference)).contains(index);
    assertThat(registry.digest(reference)).contains(index);
    assertThat(stub.seen(PATH)).hasSize(1);
  }

  @Test
  void andMayBeNothingOrUntold() {
    assertThat(Readers.anonymous().digest(reference)).isEmpty();
    stub.always(PATH, Reply.ok("application/json", new byte[] {'{', '}'}));
    assertThat(Readers.anonymous().digest(reference)).isEmpty();
  }

  @Test
  void ofARegistryThatMayRefuse() {
    stub.always(PATH, Reply.status(403));

    assertThat(failureOf(() -> Readers.anonymous().digest(reference)))
        .isInstanceOf(RegistryFailure.AccessDenied.class);
  }
}
