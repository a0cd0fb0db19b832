package io.geusemaker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.Registration;
import io.geusemaker.api.spi.StateStore;
import io.geusemaker.api.spi.StateStoreProvider;
import io.geusemaker.api.spi.contract.MemoryStateStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateStoresTest {

  private static final StateStore STORE = new MemoryStateStore();

  /** Serves {@code memory:}. */
  private static final class MemoryProvider implements StateStoreProvider {
    @Override
    public String scheme() {
      return "memory";
    }

    @Override
    public StateStore store(URI place) {
      if (!place.getSchemeSpecificPart().equals("here")) {
        throw new IllegalArgumentException("only memory:here is known");
      }
      return STORE;
    }
  }

  @Test
  void theSchemeChoosesTheStore() {
    assertThat(StateStores.at(URI.create("memory:here"), List.of(new MemoryProvider())))
        .isSameAs(STORE);
  }

  @Test
  void whatNoStoreServesOrUnderstandsIsRefused() {
    assertThat(failure("disk:here"))
        .isEqualTo(new RequestFailure.NoStateStore("disk", List.of("memory")));
    assertThat(failure("here")).isEqualTo(new RequestFailure.NoStateStore("", List.of("memory")));
    assertThat(failure("memory:there"))
        .isEqualTo(new RequestFailure.Invalid("state store", "only memory:here is known"));
  }

  @Test
  void aHandleKeepsItsStoreAndTwoOfTheSameAreEqual() {
    Deployment one = Deployment.of("shop").stateStore(STORE).stateDirectory(Path.of("s"));
    assertThat(one)
        .isEqualTo(Deployment.of("shop").stateDirectory(Path.of("s")).stateStore(STORE))
        .isNotEqualTo(Deployment.of("shop").stateDirectory(Path.of("s")))
        .isNotEqualTo(one.stateStore(new MemoryStateStore()));
    FakeEngine engine = new FakeEngine();
    one.by(engine).keepingStates(3).register(Registration.at("ssh://u@h"));
    assertThat(engine.registered.get(0).stateStore()).containsSame(STORE);
  }

  private static Failure failure(String place) {
    return catchThrowableOfType(
            GeuseMakerException.class,
            () -> StateStores.at(URI.create(place), List.of(new MemoryProvider())))
        .failure();
  }
}
