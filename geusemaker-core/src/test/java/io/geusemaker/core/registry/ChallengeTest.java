package io.geusemaker.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChallengeTest {

  @Test
  void parametersMayHoldCommas() {
    assertThat(
            Challenge.parse(
                List.of(
                    "Bearer realm=\"https://auth.example.com/token\",service=\"images.example.com\","
                        + "scope=\"repository:library/postgres:pull,push\"")))
        .containsExactly(
            new Challenge(
                "bearer",
                Map.of(
                    "realm", "https://auth.example.com/token",
                    "service", "images.example.com",
                    "scope", "repository:library/postgres:pull,push")));
  }

  @Test
  void oneHeaderOrSeveralMayHoldSeveral() {
    Challenge basic = new Challenge("basic", Map.of("realm", "a \"b\""));
    Challenge bearer = new Challenge("bearer", Map.of("realm", "x", "error", "invalid_token"));

    assertThat(
            Challenge.parse(
                List.of("Basic realm=\"a \\\"b\\\"\", BEARER Realm=x , error=invalid_token")))
        .containsExactly(basic, bearer);
    assertThat(
            Challenge.parse(
                List.of("Bearer realm=x, error=\"invalid_token\"", "Basic realm=\"a \\\"b\\\"\"")))
        .containsExactly(bearer, basic);
    assertThat(Challenge.parse(List.of("Negotiate, Basic realm=\"a \\\"b\\\"\"")))
        .containsExactly(new Challenge("negotiate", Map.of()), basic);
  }

  @Property
  void junkIsPassedOver(@ForAll List<String> headers) {
    assertThat(Challenge.parse(headers)).isNotNull();
  }

  @Test
  void longJunkIsPassedOver() {
    assertThat(Challenge.parse(List.of("Bearer a=\"" + "\\x".repeat(100_000)))).isNotEmpty();
  }
}
