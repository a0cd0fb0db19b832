package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("On the Docker stack, a rotation of everything works with")
final class DockerVariantsIT {

  @BeforeAll
  static void engine() {
    DockerEngine.require();
  }

  @ParameterizedTest(name = "secrets from {0}, n8n {1}, PostgreSQL {2}, {3}")
  @CsvSource({
    "basicauth,  0.221.2,  15.18, docker compose",
    "envfile,    2.40.7,   15.18, docker-compose",
    "envowner,   2.40.7,   15.18, docker compose"
  })
  void secretsFrom(String variant, String n8n, String postgres, String compose) {
    rotates(variant, n8n, postgres, compose);
  }

  @Tag("long")
  @ParameterizedTest(name = "secrets from {0}, n8n {1}, PostgreSQL {2}, {3}")
  @CsvSource({
    "secretfile, 1.123.81, 15.20, docker compose",
    "dotenv,     2.40.7,   15.20, docker compose",
    "exported,   1.123.81, 15.20, docker compose",
    "inline,     1.123.81, 15.18, docker compose"
  })
  void secretsFromOtherPlaces(String variant, String n8n, String postgres, String compose) {
    rotates(variant, n8n, postgres, compose);
  }

  private static void rotates(String variant, String n8n, String postgres, String compose) {
    Map<String, String> settings = new HashMap<>();
    settings.put("GEUSEMAKER_STACK_VARIANT", variant);
    settings.put("GEUSEMAKER_STACK_N8N_IMAGE", "geusemaker-stack/n8n:" + n8n);
    settings.put("GEUSEMAKER_STACK_POSTGRES_IMAGE", "geusemaker-stack/postgres:" + postgres);
    settings.put("GEUSEMAKER_STACK_COMPOSE", compose);
    boolean firstGeneration = compose.equals("docker-compose");
    if (firstGeneration) {
      DockerEngine.demand(
          DockerEngine.answers("sh", "-c", "docker-compose version --short | grep '^1[.]'"),
          "NO DOCKER-COMPOSE 1.29 ANSWERS: the first generation of compose was not tried.");
    }
    try (DockerStack stack = DockerStack.up(settings)) {
      VariantContract.rotatesEverything(stack);

      assertThat(stack.query("SELECT count(*) FROM canary")).containsExactly("100");
      assertThat(stack.composeOf("n8n").startsWith("1.")).isEqualTo(firstGeneration);
    }
  }
}
