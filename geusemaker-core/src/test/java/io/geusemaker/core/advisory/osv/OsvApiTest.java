package io.geusemaker.core.advisory.osv;

import static io.geusemaker.core.advisory.osv.Records.advisory;
import static io.geusemaker.core.advisory.osv.Records.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.ImagePackages;
import io.geusemaker.core.http.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OsvApiTest {

  private static final String PAGE =
      "{\"vulns\":[" + advisory("GHSA-1", "[{'introduced':'0'},{'fixed':'1.0.1'}]") + "]";

  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(5), 3, Duration.ofMillis(20), Duration.ofSeconds(2));

  private static final Patience HASTY =
      new Patience(Duration.ofMillis(300), 2, Duration.ofMillis(20), Duration.ofSeconds(2));

  private final OsvStub stub = new OsvStub();

  @AfterEach
  void stop() {
    stub.close();
  }

  private AdvisoryAnswer answer(Patience patience) {
    return OsvApi.at(stub.address(), patience).about(move("1.0.0", "1.0.1"));
  }

  private AdvisoryAnswer.Known known() {
    return (AdvisoryAnswer.Known) answer(SHORT);
  }

  private static String reason(AdvisoryAnswer answer) {
    return ((AdvisoryAnswer.Unavailable) answer).reason();
  }

  @Test
  void all_that_is_known_of_a_package_is_asked_for_page_by_page() {
    stub.then(200, PAGE + ",\"next_page_token\":\"second\"}")
        .then(200, "{\"next_page_token\":\"third\"}")
        .then(200, PAGE.replace("GHSA-1", "GHSA-2") + "}");

    assertThat(known().advisories().stream().map(known -> known.advisory().id()))
        .containsExactly("GHSA-1", "GHSA-2");
    String first = "{\"package\":{\"ecosystem\":\"npm\",\"name\":\"shop\"}";
    assertThat(stub.requests())
        .containsExactly(
            first + "}",
            first + ",\"page_token\":\"second\"}",
            first + ",\"page_token\":\"third\"}");
  }

  @Test
  void each_name_of_a_program_is_asked_for() {
    stub.then(200, "{}");

    AdvisoryAnswer answer =
        OsvApi.at(stub.address(), SHORT)
            .about(move(ImagePackages.standard().of("qdrant/qdrant"), "v1.8.4", "v1.9.0"));

    assertThat(answer).isInstanceOf(AdvisoryAnswer.Known.class);
    assertThat(stub.requests())
        .containsExactly(
            "{\"package\":{\"ecosystem\":\"crates.io\",\"name\":\"qdrant\"}}",
            "{\"package\":{\"ecosystem\":\"GIT\",\"name\":\"https://github.com/qdrant/qdrant\"}}");
  }

  @Test
  void a_service_that_knows_nothing_has_answered() {
    stub.then(200, "{}");

    assertThat(known().advisories()).isEmpty();
    assertThat(known().unreadable()).isEmpty();
  }

  @Test
  void an_answer_of_which_a_page_is_missing_is_none() {
    stub.then(200, PAGE + ",\"next_page_token\":\"second\"}").then(500, "");

    assertThat(reason(answer(SHORT))).isEqualTo("it answered 500");
  }

  @Test
  void pages_without_end_are_given_up() {
    stub.then(200, PAGE + ",\"next_page_token\":\"again\"}");

    assertThat(reason(answer(SHORT))).isEqualTo("its answer does not end");
    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void a_server_error_is_tried_again() {
    stub.then(503, "").then(502, "oops").then(200, PAGE + "}");
    assertThat(known().advisories()).hasSize(1);
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void a_server_error_that_stays_is_told() {
    stub.then(503, "");

    assertThat(reason(answer(SHORT))).isEqualTo("it answered 503");
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void too_many_requests_are_repeated_when_the_service_says() {
    stub.then(429, "Retry-After", "1").then(200, PAGE + "}");

    Instant before = Instant.now();
    assertThat(known().advisories()).hasSize(1);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(700));
  }

  @Test
  void a_service_that_asks_for_too_long_a_pause_is_left_alone() {
    stub.then(429, "Retry-After", "3600");
    assertThat(reason(answer(SHORT))).isEqualTo("it answered 429");
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void a_pause_may_be_a_date_or_something_that_is_not_understood() {
    String later =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC));
    String past = "Mon, 01 Jan 2024 00:00:00 GMT";
    stub.then(429, "Retry-After", past)
        .then(429, "Retry-After", "soon")
        .then(503, "Retry-After", later);

    assertThat(reason(answer(SHORT))).isEqualTo("it answered 503");
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void a_refusal_is_not_tried_again() {
    stub.then(400, "{\"code\":3,\"message\":\"Invalid ecosystem.\"}");

    assertThat(reason(answer(SHORT))).isEqualTo("it answered 400");
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void an_answer_that_does_not_begin_in_time_is_given_up() {
    stub.then(exchange -> Thread.sleep(5_000));

    assertThat(reason(answer(HASTY))).isEqualTo("no whole answer within 300 ms");
    assertThat(stub.requests()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void an_answer_that_never_ends_is_given_up() {
    stub.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            Thread.sleep(50);
          }
        });

    assertThat(reason(answer(HASTY))).isEqualTo("no whole answer within 300 ms");
  }

  @Test
  void json_that_was_cut_is_asked_for_again() {
    stub.then(200, PAGE).then(200, PAGE + "}");
    assertThat(known().advisories()).hasSize(1);
  }

  @Test
  void json_that_stays_cut_is_told() {
    stub.then(200, PAGE);

    assertThat(reason(answer(SHORT))).isEqualTo("its answer is not JSON, or cut short");
  }

  @Test
  void a_connection_that_is_cut_is_made_again() {
    stub.then(
            exchange -> {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write('{');
            })
        .then(200, PAGE + "}");

    assertThat(known().advisories()).hasSize(1);
  }

  @Test
  void something_else_that_speaks_json_is_no_osv_service() {
    stub.then(200, "[]").then(200, "{\"vulns\":7}");

    assertThat(reason(answer(SHORT))).isEqualTo("its answer is not one of an OSV service");
    assertThat(reason(answer(SHORT))).isEqualTo("its answer is not one of an OSV service");
  }

  @Test
  void records_that_do_not_name_the_package_are_counted() {
    String others = "{\"id\":\"GHSA-2\"},7]";
    stub.then(200, PAGE.substring(0, PAGE.length() - 1) + "," + others + "}")
        .then(200, "{\"vulns\":[" + others + "}");

    AdvisoryAnswer.Known answer = known();
    assertThat(answer.advisories()).hasSize(1);
    assertThat(answer.unreadable().stream().map(Object::toString))
        .containsExactly(
            "GHSA-2: it does not say what it has to do with npm shop",
            "a record without an id: it is not an advisory in the form of OSV");
    assertThat(reason(answer(SHORT))).isEqualTo("none of its records could be read");
  }

  @Test
  void a_service_that_is_not_there_is_told() {
    URI gone = stub.address();
    stub.close();

    assertThat(OsvApi.at(gone, SHORT).about(move("1.0.0", "1.0.1")))
        .isEqualTo(new AdvisoryAnswer.Unavailable("OSV at " + gone, "no connection could be made"));
  }

  @Test
  void an_interrupted_wait_is_no_answer_and_stays_interrupted() {
    stub.then(200, PAGE + "}");
    Thread.currentThread().interrupt();

    AdvisoryAnswer answer = answer(SHORT);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(reason(answer)).isEqualTo("the wait for it was interrupted");
  }

  @Test
  void an_interrupted_pause_is_no_answer_and_stays_interrupted() throws Exception {
    stub.then(503, "Retry-After", "2");
    Thread waiting = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              while (stub.requests().isEmpty()) {
                Thread.onSpinWait();
              }
              sleep();
              waiting.interrupt();
            });
    interrupter.start();

    AdvisoryAnswer answer = answer(SHORT);
    boolean interrupted = Thread.interrupted();
    interrupter.join();

    assertThat(interrupted).isTrue();
    assertThat(reason(answer)).isEqualTo("the wait for it was interrupted");
  }

  private static void sleep() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_cannot_be_asked_is_not_sent() {
    assertThat(OsvApi.standard().about(move(List.of(), "1", "2")))
        .hasToString(
            "OSV at https://api.osv.dev: "
                + "which package the image is to vulnerability databases is not known");
  }

  @Test
  void an_address_is_checked_at_once() {
    assertThatThrownBy(() -> OsvApi.at(URI.create("file:///tmp"), SHORT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OsvApi.at(URI.create("example"), SHORT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OsvApi.at(URI.create("http://user:word@example"), SHORT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("word");
  }

  @Test
  void patience_is_checked_at_once() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new Patience(second, 0, second, second.plusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patience(Duration.ZERO, 1, second, second.plusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patience(second, 1, second, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Patience.standard().attempts()).isEqualTo(5);
  }
}
