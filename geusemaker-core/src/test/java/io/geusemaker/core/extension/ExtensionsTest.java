package io.geusemaker.core.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.spi.TransportProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Extensions")
class ExtensionsTest {

  /** What nobody implements. */
  public interface Nobody {}

  /** What is named in a file and is not there. */
  public interface Missing {}

  @Test
  void areFoundByWhatTheyImplement() {
    assertThat(Extensions.of(TransportProvider.class))
        .extracting(TransportProvider::scheme)
        .contains("local", "ssm");
    assertThat(Extensions.of(Nobody.class)).isEmpty();
  }

  @Test
  void areNamedWhenTheyCannotBeMade() {
    assertThatThrownBy(() -> Extensions.of(Missing.class))
        .isInstanceOfSatisfying(
            GeuseMakerException.class,
            e -> {
              assertThat(e.failure()).isInstanceOf(RequestFailure.Invalid.class);
              assertThat(e.failure().what()).contains("com.acme.NotThere", "not found");
              assertThat(e.failure().state()).isEqualTo("nothing was changed");
            });
  }
}
