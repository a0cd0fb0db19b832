package io.geusemaker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.event.OperationListener;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.model.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RotationTest {

  private final FakeEngine engine = new FakeEngine();
  private final Rotation everything = Deployment.of("stack").by(engine).rotate();

  @Test
  void nothing_selected_means_every_credential() {
    assertThat(everything.request()).isEqualTo(everything.all().request());
    assertThat(everything.request().services()).isEmpty();
    assertThat(List.of("n8n", "postgres", "qdrant")).allMatch(everything.request()::selects);
  }

  @Test
  void selecting_one_service_leaves_the_others_out() {
    assertThat(everything.postgres().request().selects("postgres")).isTrue();
    assertThat(everything.postgres().request().selects("n8n")).isFalse();
    assertThat(everything.postgres().request().selects("qdrant")).isFalse();
    assertThat(everything.services("qdrant").request().selects("qdrant")).isTrue();
    assertThat(everything.services("qdrant").request().selects("crawl4ai")).isFalse();
  }

  @Test
  void services_add_up_in_any_order() {
    assertThat(everything.postgres().n8n())
        .isEqualTo(everything.n8n().postgres())
        .isEqualTo(everything.services("postgres", "n8n"))
        .isEqualTo(everything.services(List.of(" n8n ", "postgres", "n8n")))
        .hasSameHashCodeAs(everything.services("postgres").services("n8n"));
  }

  @Test
  void a_declared_secret_narrows_like_a_service_and_adds_up_with_others() {
    EnvSecret secret =
        EnvSecret.named("KEY").of("search").provenBy(HttpCheck.get("/me").onPort(7700));

    assertThat(everything.envSecret(secret).request().services()).isEmpty();
    assertThat(everything.envSecret(secret).request().isEverything()).isFalse();
    assertThat(everything.envSecret(secret)).hasToString("rotation of search/KEY in stack");
    assertThat(everything.envSecret(secret).qdrant().crawl4ai())
        .isEqualTo(everything.crawl4ai().envSecret(secret).envSecret(secret).qdrant())
        .hasToString("rotation of crawl4ai, qdrant, search/KEY in stack");
    assertThat(everything.all().envSecret(secret))
        .isEqualTo(everything.envSecret(secret).all())
        .hasToString("rotation of everything, search/KEY in stack");
    assertThat(everything.olderThan(Duration.ofDays(3)).envSecret(secret).request().olderThan())
        .contains(Duration.ofDays(3));
    assertThatThrownBy(() -> everything.envSecret(secret).envSecret(secret.restarting("api")))
        .hasMessageContaining("declared in two ways");
  }

  @Test
  void all_and_one_more_is_still_all() {
    assertThat(everything.all().postgres().request()).isEqualTo(everything.request());
    assertThat(everything.postgres().all().request()).isEqualTo(everything.request());
  }

  @ParameterizedTest
  @MethodSource("emptySelections")
  void an_empty_selection_does_not_come_to_mean_everything(List<String> services) {
    assertThatThrownBy(() -> everything.services(services))
        .isInstanceOfSatisfying(
            GeuseMakerException.class,
            e -> assertThat(e.failure()).isInstanceOf(RequestFailure.Invalid.class));
  }

  static List<List<String>> emptySelections() {
    return List.of(List.of(), List.of(""), List.of("n8n", " "));
  }

  @Test
  void every_call_returns_a_new_value_and_leaves_the_old_one_alone() {
    Rotation before = everything.postgres();
    before.n8n();
    before.confirm(plan -> false);
    before.listener(event -> {});

    assertThat(before).isEqualTo(everything.postgres());
  }

  @Test
  void two_equal_requests_are_equal_values() {
    OperationListener listener = event -> {};
    Predicate<Plan> confirmation = plan -> true;
    Rotation one = everything.n8n().listener(listener).confirm(confirmation);
    Rotation two = everything.n8n().confirm(confirmation).listener(listener);

    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    assertThat(Deployment.of("stack").rotate()).isEqualTo(Deployment.of("stack").rotate());
    assertThat(one)
        .isNotEqualTo(everything.n8n())
        .isNotEqualTo(everything.postgres().listener(listener).confirm(confirmation))
        .isNotEqualTo(Deployment.of("other").by(engine).rotate())
        .isNotEqualTo("rotation");
  }

  @Test
  void it_reads_as_what_it_is() {
    assertThat(everything).hasToString("rotation of everything in stack");
    assertThat(everything.postgres().n8n()).hasToString("rotation of n8n, postgres in stack");
  }

  @Test
  void executing_hands_request_and_conduct_to_the_engine() {
    List<Object> heard = new ArrayList<>();

    RotationResult result = everything.n8n().listener(heard::add).confirm(p -> true).execute();

    assertThat(result).isEqualTo(Samples.result());
    assertThat(heard).hasSize(1);
    assertThat(engine.rotated).containsExactly(everything.n8n().request());
    assertThat(engine.expected).containsExactly("any plan");
  }

  @Test
  void a_confirmation_that_says_no_ends_it() {
    assertThatThrownBy(() -> everything.confirm(plan -> false).execute())
        .hasMessageContaining("was not confirmed");
  }

  @Test
  void attempting_gives_the_failure_as_a_value() {
    assertThat(everything.attempt().get()).isEqualTo(Samples.result());
    assertThat(everything.confirm(plan -> false).attempt().getLeft())
        .isEqualTo(new RequestFailure.NotConfirmed("stack"));
  }

  @Test
  void a_plan_is_executed_as_it_was_made_or_not_at_all() {
    Planned<RotationResult> planned = everything.postgres().plan();

    assertThat(planned.plan()).isEqualTo(Samples.plan());
    assertThat(planned.describe()).isEqualTo(Samples.plan().describe());
    assertThat(planned).hasToString(Samples.plan().toString());
    assertThat(planned.execute()).isEqualTo(Samples.result());
    assertThat(planned.attempt().isRight()).isTrue();
    assertThat(engine.expected).containsExactly(Samples.plan().hash(), Samples.plan().hash());
  }
}
