package io.geusemaker.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.spi.ComposeService;
import io.geusemaker.api.spi.ServiceRotator;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rotators that were plugged in")
class ServiceRotatorsTest {

  private static final String VALUE = "Sesame-4711";
  private static final Survey SURVEY =
      new StackSurvey()
          .container("search", "SEARCH_API_KEY=" + VALUE, "serve")
          .container("qdrant", "QDRANT__SERVICE__API_KEY=x", "serve")
          .build();

  private final List<ComposeService> asked = new ArrayList<>();

  private List<EnvSecret> none(ComposeService service) {
    asked.add(service);
    return List.of();
  }

  @Test
  void areAskedAboutEveryServiceThatIsNotBuiltInAndSeeNoValue() {
    assertThat(ServiceRotators.secrets(SURVEY, List.of(this::none))).isEmpty();

    assertThat(asked)
        .singleElement()
        .satisfies(
            service -> {
              assertThat(service.name()).isEqualTo("search");
              assertThat(service.variables()).containsExactly("SEARCH_API_KEY");
              assertThat(service.toString()).doesNotContain(VALUE);
            });
  }

  @Test
  void addUpAndMaySayTheSame() {
    ServiceRotator key = service -> List.of(EnvSecret.named("SEARCH_API_KEY").of(service.name()));
    ServiceRotator admin = service -> List.of(EnvSecret.named("ADMIN_KEY").of(service.name()));

    assertThat(ServiceRotators.secrets(SURVEY, List.of(key, admin, key)))
        .hasEntrySatisfying(
            "search",
            secrets ->
                assertThat(secrets)
                    .extracting(EnvSecret::variable)
                    .containsExactly("ADMIN_KEY", "SEARCH_API_KEY"));
  }

  @Test
  void areNamedWhenTheyFail() {
    ServiceRotator broken =
        service -> {
          throw new IllegalStateException("a defect");
        };

    assertThatThrownBy(() -> ServiceRotators.secrets(SURVEY, List.of(broken)))
        .hasMessageContaining(broken.getClass().getName())
        .hasMessageContaining("a defect");
  }

  @Test
  void speakOfNoOtherService() {
    ServiceRotator meddling =
        service -> List.of(EnvSecret.named("POSTGRES_PASSWORD").of("postgres"));

    assertThatThrownBy(() -> ServiceRotators.secrets(SURVEY, List.of(meddling)))
        .hasMessageContaining("was asked about search and declares postgres/POSTGRES_PASSWORD");
  }

  @Test
  void declareOneSecretInOneWay() {
    ServiceRotator one = service -> List.of(EnvSecret.named("KEY").of(service.name()));
    ServiceRotator other =
        service -> List.of(EnvSecret.named("KEY").of(service.name()).restarting("web"));

    assertThatThrownBy(() -> ServiceRotators.secrets(SURVEY, List.of(one, other)))
        .hasMessageContaining("search/KEY is declared in two ways");
  }
}
