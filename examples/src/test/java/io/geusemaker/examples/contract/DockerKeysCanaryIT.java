package io.geusemaker.examples.contract;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Besides the old and new of what is rotated, those of database and owner are watched. */
@DisplayName("On the Docker stack, while PostgreSQL logs every statement, nothing leaks of")
final class DockerKeysCanaryIT {

  @RegisterExtension static final OnDocker<DockerStack> UP = new OnDocker<>(DockerStack::keyed);

  private final DockerStack stack = UP.get();

  @BeforeEach
  void logInsAreNotLimited() {
    stack.awaitLoginLimit();
  }

  @Test
  void theKeysOfQdrantAndCrawl4aiAndThoseThatN8nHasIssued() {
    var ignored =
        N8nUser.at(stack.fact("n8n_port"), stack.fact("owner_email"), stack.ownerPassword())
            .issueApiKey("A script", "workflow:list");
    Set<String> old =
        Set.of(
            stack.variable("qdrant", "QDRANT__SERVICE__API_KEY"),
            stack.variable("qdrant", "QDRANT__SERVICE__READ_ONLY_API_KEY"),
            stack.variable("crawl4ai", "CRAWL4AI_API_TOKEN"),
            stack.variable("crawl4ai", "SECRET_KEY"));

    Canary.noSecretLeaks(
        stack,
        rotation -> rotation.qdrant().crawl4ai().apiKeys("A script"),
        old,
        2 + 2 * (old.size() + 1));
  }

  @Test
  void thePasswordsOfRolesThatTakeTurns() {
    int watched = 3 + stack.query("SELECT id FROM user_api_keys").size();

    Canary.noSecretLeaks(stack, rotation -> rotation.postgres().alternating(), watched);
  }
}
