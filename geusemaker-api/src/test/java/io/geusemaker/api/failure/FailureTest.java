package io.geusemaker.api.failure;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of failure there is, made from sample values. */
class FailureTest {

  static Stream<Failure> everyKind() {
    return kinds()
        .flatMap(kind -> Stream.of(make(kind, List.of("one", "two")), make(kind, List.of())));
  }

  private static Stream<Class<?>> kinds() {
    return Arrays.stream(Failure.class.getPermittedSubclasses())
        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
  }

  private static Failure make(Class<?> kind, List<String> known) {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components).map(c -> sample(c, known)).toArray();
    try {
      Constructor<?> constructor = kind.getDeclaredConstructor(types);
      return (Failure) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(kind + " cannot be made", e);
    }
  }

  private static Object sample(RecordComponent component, List<String> known) {
    Class<?> type = component.getType();
    if (type == String.class) {
      return "the " + component.getName();
    } else if (type == int.class) {
      return 7;
    } else if (type == long.class) {
      return 7L;
    } else if (type == List.class) {
      return component.getName().equals("known") ? known : List.of("one", "two");
    } else if (type == Duration.class) {
      return Duration.ofSeconds(90);
    } else if (type == Failure.class) {
      return new HostFailure.Unreachable("10.0.0.5", "connection refused");
    }
    throw new AssertionError("no sample for " + component);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void says_what_happened_what_state_the_host_is_in_and_what_to_do_next(Failure failure) {
    for (String sentence : List.of(failure.what(), failure.state(), failure.next())) {
      assertThat(sentence).isNotBlank().doesNotEndWith(".").doesNotContain("\n", "  ", "null");
      assertThat(sentence).isEqualTo(sentence.strip());
    }
    assertThat(failure.message())
        .isEqualTo(
            failure.what() + ". State: " + failure.state() + ". Next: " + failure.next() + ".");
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void tells_everything_that_it_was_given(Failure failure) throws ReflectiveOperationException {
    for (RecordComponent component : failure.getClass().getRecordComponents()) {
      if (component.getType() == String.class) {
        assertThat(failure.message()).contains("the " + component.getName());
      }
    }
  }

  @Test
  void each_kind_has_a_code_of_its_own() {
    assertThat(kinds().map(kind -> make(kind, List.of()).code()))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z]+\\.[a-z]+(-[a-z]+)*"))
        .contains("host.unreachable", "host.connection-lost", "request.no-engine", "state.newer");
  }

  @Test
  void a_code_begins_with_its_family() {
    assertThat(kinds().collect(toMap(k -> make(k, List.of()).code(), k -> k.getEnclosingClass())))
        .allSatisfy(
            (code, family) ->
                assertThat(family.getSimpleName().toLowerCase(java.util.Locale.ROOT))
                    .startsWith(code.substring(0, code.indexOf('.'))));
  }

  @Test
  void a_failure_with_choices_names_them() {
    assertThat(new RequestFailure.UnknownService("qdrant", List.of("n8n", "postgres")).next())
        .isEqualTo("choose from: n8n, postgres");
    assertThat(
            new LookupFailure.UnknownDeployment("dve", "/state", List.of("dev", "prod")).message())
        .contains("choose from: dev, prod; or register it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh", "ssm"})
  void a_missing_transport_names_what_to_add(String scheme) {
    assertThat(new RequestFailure.NoTransport(scheme, List.of("local")).next())
        .startsWith(scheme.equals("ssh") ? "add io.geusemaker:geusemaker-ssh" : "add the artifact");
  }

  @Test
  void an_undone_step_says_why_and_that_the_old_credentials_work() {
    Failure undone =
        new OperationFailure.Undone("alter role", new HostFailure.Unreachable("h", "refused"));
    assertThat(undone.what()).contains("alter role", "refused");
    assertThat(undone.state()).contains("old credentials work");
  }

  @Test
  void the_exception_carries_the_failure_and_its_cause() {
    Failure failure = new RequestFailure.NoEngine();
    IllegalStateException cause = new IllegalStateException("why");

    assertThat(new GeuseMakerException(failure).failure()).isEqualTo(failure);
    assertThat(new GeuseMakerException(failure, cause))
        .hasMessage(failure.message())
        .hasCause(cause);
  }
}
