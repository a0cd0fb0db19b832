package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "my-dev-stack", "My.Stack_2", "a..b"})
  void a_deployment_name_is_fit_for_a_file_name(String name) {
    assertThat(new DeploymentName(name)).hasToString(name);
    assertThat(
            new RotationRequest(
                    name, true, true, true, List.of(), false, java.util.Optional.empty())
                .deploymentName())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void anything_else_is_refused(String name) {
    assertThatThrownBy(() -> new DeploymentName(name))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageStartingWith("deployment name is not acceptable");
    assertThatThrownBy(
            () ->
                new RotationRequest(
                    name, true, true, true, List.of(), false, java.util.Optional.empty()))
        .isInstanceOf(GeuseMakerException.class);
  }

  static List<String> badNames() {
    return List.of(
        "",
        " ",
        ".",
        "..",
        "-a",
        "_a",
        ".a",
        "a/b",
        "a\\b",
        "a b",
        "a\n",
        "\na",
        "é",
        "a\0",
        "a".repeat(129));
  }

  @Test
  void the_longest_name_has_128_characters() {
    assertThat(new DeploymentName("a".repeat(128)).value()).hasSize(128);
  }

  @Test
  void a_credential_id_is_read_as_it_is_written() {
    CredentialId id = new CredentialId("postgres", "password");
    assertThat(CredentialId.parse(id.toString())).isEqualTo(id);
    assertThat(id).isLessThan(new CredentialId("qdrant", "api-key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "postgres", "/", "postgres/", "/password", " /x", "a/b/c"})
  void anything_that_is_not_two_names_is_no_credential_id(String text) {
    assertThatThrownBy(() -> CredentialId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh://ubuntu@10.0.0.5",
        "ssh://ubuntu@[::1]:2222?jump=ops@bastion:22",
        "ssh://host_name:22",
        "local:/"
      })
  void a_registration_holds_a_connection(String connection) {
    Registration registration = Registration.at(connection);
    assertThat(registration).hasToString(connection);
    assertThat(registration.composeProject("root").composeProject()).isEqualTo(Optional.of("root"));
    assertThat(registration.composeProject()).isEmpty();
  }

  @Test
  void a_bare_scheme_is_completed() {
    assertThat(Registration.at("local:")).isEqualTo(Registration.at("local:/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.5",
        "no uri sesame",
        "ssh://ubuntu:sesame@10.0.0.5",
        "ssh://ubuntu:sesame@host_name",
        "ssh:ubuntu:sesame@10.0.0.5"
      })
  void a_connection_without_a_scheme_or_with_a_password_is_refused_unseen(String connection) {
    assertThatThrownBy(() -> Registration.at(connection))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageStartingWith("connection is not acceptable")
        .hasMessageNotContaining("sesame")
        .hasNoCause();
  }
}
