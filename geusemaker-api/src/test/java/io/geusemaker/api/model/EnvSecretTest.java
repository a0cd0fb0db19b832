package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvSecretTest {

  private static final HttpCheck CHECK = HttpCheck.get("/indexes").onPort(7700).bearer();
  private static final EnvSecret SECRET = EnvSecret.named("SEARCH_API_KEY").of("search");

  @Test
  void it_is_built_by_chaining_and_every_call_returns_a_new_value() {
    EnvSecret whole = SECRET.restarting("indexer", "api").restarting("indexer").provenBy(CHECK);

    assertThat(whole)
        .isEqualTo(
            new EnvSecret(
                "SEARCH_API_KEY", "search", List.of("api", "indexer"), Optional.of(CHECK)))
        .isEqualTo(SECRET.provenBy(CHECK).restarting("api").restarting("indexer"))
        .hasToString("search/SEARCH_API_KEY");
    assertThat(SECRET.restarts()).isEmpty();
    assertThat(SECRET.check()).isEmpty();
    assertThat(whole.credential()).isEqualTo(new CredentialId("search", "SEARCH_API_KEY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "A B", "1A", "A-B", "A=B", "A/B"})
  void what_is_no_variable_is_refused(String variable) {
    assertThatThrownBy(() -> EnvSecret.named(variable).of("search"))
        .isInstanceOf(GeuseMakerException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "-a", "a/b", "a;b"})
  void what_is_no_service_is_refused(String service) {
    assertThatThrownBy(() -> EnvSecret.named("KEY").of(service))
        .isInstanceOf(GeuseMakerException.class);
    assertThatThrownBy(() -> SECRET.restarting(service)).isInstanceOf(GeuseMakerException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "indexes", "/a b", "/a\"b", "/a\nb", "/{a}", "/[1-9]", "/a#b"})
  void what_is_no_path_is_refused(String path) {
    assertThatThrownBy(() -> HttpCheck.get(path)).isInstanceOf(GeuseMakerException.class);
  }

  @Test
  void a_check_that_cannot_tell_is_refused() {
    assertThatThrownBy(() -> CHECK.onPort(0)).isInstanceOf(GeuseMakerException.class);
    assertThatThrownBy(() -> CHECK.onPort(65_536)).isInstanceOf(GeuseMakerException.class);
    assertThatThrownBy(() -> CHECK.header("a b")).isInstanceOf(GeuseMakerException.class);
    assertThatThrownBy(() -> CHECK.basic("a:b")).isInstanceOf(GeuseMakerException.class);
    assertThatThrownBy(() -> CHECK.expecting()).isInstanceOf(GeuseMakerException.class);
    assertThatThrownBy(() -> CHECK.expecting(200, 401)).isInstanceOf(GeuseMakerException.class);
    assertThatThrownBy(() -> CHECK.expecting(503)).isInstanceOf(GeuseMakerException.class);
  }

  @Test
  void a_check_reads_as_what_it_asks() {
    assertThat(CHECK).hasToString("GET :7700/indexes, bearer token");
    assertThat(CHECK.header("api-key")).hasToString("GET :7700/indexes, header api-key");
    assertThat(CHECK.basic("admin").expecting(204, 200, 204))
        .hasToString("GET :7700/indexes, password of admin")
        .returns(List.of(200, 204), HttpCheck::accepted);
  }
}
