package io.geusemaker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.StateKey;
import io.geusemaker.api.spi.CredentialPlace;
import io.geusemaker.api.spi.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentTest {

  private final FakeEngine engine = new FakeEngine();

  @Test
  void naming_one_touches_nothing() {
    assertThat(Deployment.of("my-dev-stack").name()).isEqualTo("my-dev-stack");
    assertThat(Deployment.of("my-dev-stack")).hasToString("deployment my-dev-stack");
  }

  @Test
  void a_name_that_would_not_do_as_a_file_name_is_refused() {
    assertThatThrownBy(() -> Deployment.of("../etc/passwd"))
        .isInstanceOf(GeuseMakerException.class)
        .hasMessageContaining("deployment name is not acceptable");
  }

  @Test
  void every_choice_makes_a_new_handle_and_keeps_the_others() {
    Transport transport = new Nowhere("host");
    Deployment plain = Deployment.of("stack").by(engine);

    plain
        .over(transport)
        .stateDirectory(Path.of("/state"))
        .encryptedBy(StateKey.keyset(Path.of("/key")))
        .credentialsIn(URI.create("vault:team"))
        .register(Registration.at("local:/"));
    plain.register(Registration.at("local:/"));

    assertThat(engine.registered).hasSize(2);
    assertThat(engine.registered.get(0).transport()).contains(transport);
    assertThat(engine.registered.get(0).stateDirectory()).contains(Path.of("/state"));
    assertThat(engine.registered.get(0).key()).isEqualTo(StateKey.keyset(Path.of("/key")));
    assertThat(engine.registered.get(1).transport()).isEmpty();
    assertThat(engine.registered.get(1).stateDirectory()).isEmpty();
    assertThat(engine.registered.get(0).credentials())
        .isEqualTo(CredentialPlace.at(URI.create("vault:team")));
    assertThat(engine.registered.get(1).key()).isEqualTo(StateKey.keyset());
    assertThat(engine.registered.get(1).credentials()).isEqualTo(CredentialPlace.records());
  }

  @Test
  void two_that_mean_the_same_are_equal() {
    assertThat(Deployment.of("stack").over(new Nowhere("a")).stateDirectory(Path.of("s")))
        .isEqualTo(Deployment.of("stack").stateDirectory(Path.of("s")).over(new Nowhere("a")))
        .hasSameHashCodeAs(
            Deployment.of("stack").over(new Nowhere("a")).stateDirectory(Path.of("s")))
        .isNotEqualTo(Deployment.of("stack").over(new Nowhere("b")).stateDirectory(Path.of("s")))
        .isNotEqualTo(Deployment.of("stack"))
        .isNotEqualTo("stack");
  }

  @Test
  void what_it_prints_holds_no_passphrase() {
    Deployment deployment =
        Deployment.of("stack")
            .encryptedBy(StateKey.passphrase(Secret.of("open sesame")))
            .by(engine);
    deployment.register(Registration.at("local:/"));

    assertThat(deployment.toString() + engine.registered).doesNotContain("sesame");
  }

  @Test
  void without_an_engine_on_the_class_path_it_says_what_to_add() {
    assertThatThrownBy(() -> Deployment.of("stack").rotate().plan())
        .isInstanceOfSatisfying(
            GeuseMakerException.class,
            e -> assertThat(e.failure()).isEqualTo(new RequestFailure.NoEngine()))
        .hasMessageContaining("io.geusemaker:geusemaker-core");
  }

  @Test
  void several_engines_are_named() {
    assertThat(EngineLocator.only(List.of(engine))).isSameAs(engine);
    assertThatThrownBy(() -> EngineLocator.only(List.of(engine, new FakeEngine())))
        .hasMessageContaining("several")
        .hasMessageContaining("FakeEngine, io.geusemaker.api.FakeEngine");
  }

  private record Nowhere(String host) implements Transport {
    @Override
    public io.geusemaker.api.spi.HostSession connect() {
      throw new UnsupportedOperationException("there is no host");
    }
  }
}
