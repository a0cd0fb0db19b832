package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Repository;
import io.geusemaker.core.registry.stub.Paging;
import io.geusemaker.core.registry.stub.Reply;
import io.geusemaker.core.registry.stub.StubRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagListingTest {

  private static final String PATH = "/v2/team/app/tags/list";

  private final StubRegistry stub = StubRegistry.start();
  private final Registry registry = Readers.anonymous();

  @AfterEach
  void stop() {
    stub.close();
  }

  private List<String> listed() {
    return registry.tags(Repository.parse(stub.host() + "/team/app"));
  }

  private List<String> has(int count, Paging paging) {
    List<String> tags = IntStream.range(0, count).mapToObj("1.%05d"::formatted).toList();
    stub.content().tags("team/app", tags).paged(paging);
    return tags;
  }

  private static Reply page(String... tags) {
    return Reply.json("{\"tags\":[\"" + String.join("\",\"", tags) + "\"]}");
  }

  private static Reply linked(String link, String... tags) {
    return page(tags).with("Link", link);
  }

  @Test
  void everyPageIsRead() {
    List<String> all = has(2500, Paging.LINKED);

    assertThat(listed()).isEqualTo(all);
    assertThat(stub.seen()).hasSize(3);
  }

  @Test
  void aRegistryMayGiveLessThanIsAskedFor() {
    List<String> all = has(5, Paging.LINKED.withMost(2));

    assertThat(listed()).isEqualTo(all);
  }

  @Test
  void aLinkIsFollowedWhateverItsParametersMean() {
    stub.next(
        PATH,
        linked("<%s?n=2&next_page=gAAA%%2B%%3D%%3D>; rel=\"next\"".formatted(PATH), "a", "b"),
        page("c"));

    assertThat(listed()).containsExactly("a", "b", "c");
    assertThat(stub.seen().get(1).query()).containsEntry("next_page", "gAAA+==");
  }

  @Test
  void aLinkMayBeAbsolute() {
    stub.next(PATH, linked("<" + stub.url(PATH) + "?last=a>;rel=next", "a"), page("b"));

    assertThat(listed()).containsExactly("a", "b");
  }

  @Test
  void aRegistryMayGiveAllAtOnceInAnyOrder() {
    List<String> all = new ArrayList<>(has(1500, Paging.NONE));
    Collections.reverse(all);
    stub.content().tags("team/app", all);

    assertThat(listed()).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 999, 1000, 1001})
  void allAtOnceIsAllHoweverMany(int count) {
    List<String> all = has(count, Paging.NONE);

    assertThat(listed()).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 999, 1000, 1001, 2500})
  void withoutALinkItIsAskedWhatComesAfterTheLastTag(int count) {
    List<String> all = has(count, Paging.SILENT);

    assertThat(listed()).isEqualTo(all);
    assertThat(stub.seen().get(1).query()).containsKey("last");
  }

  @Test
  void aRegistryThatGivesLessWithoutAWordIsAskedOnToo() {
    List<String> all = has(450, Paging.SILENT.withMost(100));

    assertThat(listed()).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 999, 1000, 1001, 2500})
  void aListThatCannotBeContinuedIsAFailureThoughItMayBeWhole(int count) {
    has(count, Paging.CUT);

    assertThat(failureOf(this::listed))
        .isEqualTo(
            new RegistryFailure.Incomplete(
                stub.host() + "/team/app",
                Math.min(count, 1000),
                "the registry does not say whether there are more"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 422})
  void aRegistryThatTakesNoTagForAStartIsBelievedWhenItAnnouncesPages(int status) {
    List<String> all = has(1000, Paging.LINKED);
    stub.before(
        seen ->
            seen.query().containsKey("last")
                ? Optional.of(Reply.error(status, "UNSUPPORTED"))
                : Optional.empty());

    assertThat(listed()).isEqualTo(all);
    assertThat(stub.seen()).hasSize(3);
  }

  @Test
  void aRegistryThatTakesNoStartAndNoShorterPageIsNotBelieved() {
    has(1000, Paging.SILENT);
    stub.before(
        seen ->
            seen.query().containsKey("last") || "1".equals(seen.query().get("n"))
                ? Optional.of(Reply.status(400))
                : Optional.empty());

    assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.Incomplete.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 413})
  void aRegistryThatRefusesLongPagesIsAskedForShortOnes(int status) {
    List<String> all = has(250, Paging.LINKED);
    stub.before(
        seen ->
            seen.query().getOrDefault("n", "").equals("1000")
                ? Optional.of(Reply.error(status, "PAGINATION_NUMBER_INVALID"))
                : Optional.empty());

    assertThat(listed()).isEqualTo(all);
  }

  @Test
  void pagesThatLeadBackAreAFailure() {
    stub.always(PATH, linked("<" + PATH + "?last=b>; rel=\"next\"", "a", "b"));

    assertThat(failureOf(this::listed))
        .isInstanceOf(RegistryFailure.Incomplete.class)
        .extracting("reason")
        .isEqualTo("its pages repeat themselves");
  }

  @Test
  void pagesThatBringNothingNewAreAFailureHoweverTheyAreCalled() {
    AtomicInteger count = new AtomicInteger();
    stub.before(
        seen ->
            Optional.of(linked("<%s?p=%d>".formatted(PATH, count.incrementAndGet()), "a", "b")));

    assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.Incomplete.class);
    assertThat(stub.seen()).hasSize(2);
  }

  @Test
  void pagesWithoutEndAreAFailure() {
    AtomicInteger count = new AtomicInteger();
    stub.before(
        seen -> {
          int page = count.incrementAndGet();
          return Optional.of(linked("<%s?p=%d>".formatted(PATH, page), "t" + page));
        });

    assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.Incomplete.class);
  }

  @Test
  void anAnswerToWhatComesAfterThatStartsOverIsAFailure() {
    stub.next(PATH, page("a", "b"), page("c", "d"), page("a", "b"));

    assertThat(failureOf(this::listed))
        .isEqualTo(
            new RegistryFailure.Incomplete(
                stub.host() + "/team/app", 4, "nothing came after d, but no end either"));
  }

  @Test
  void anEmptyPageMayHaveANextOne() {
    stub.next(
        PATH,
        linked("<" + PATH + "?p=1>", "a"),
        Reply.json("{\"tags\":[]}").with("Link", "<" + PATH + "?p=2>"),
        page("b"));

    assertThat(listed()).containsExactly("a", "b");
  }

  @Test
  void aTagThatIsListedTwiceIsOneTag() {
    stub.next(PATH, linked("<" + PATH + "?last=b>", "a", "b", "b"), page("b", "c"));

    assertThat(listed()).containsExactly("a", "b", "c");
  }

  @Test
  void aRepositoryWithoutTagsIsEmpty() {
    stub.always(PATH, Reply.json("{\"name\":\"team/app\",\"tags\":null}"));

    assertThat(listed()).isEmpty();
  }

  @Test
  void anUnknownRepositoryIsAFailure() {
    assertThat(failureOf(this::listed))
        .isEqualTo(
            new RegistryFailure.NotFound(stub.host(), "the tags of " + stub.host() + "/team/app"));
  }

  @Test
  void theNextPageOfAnotherServerIsNotRead() {
    try (StubRegistry other = StubRegistry.start()) {
      stub.next(PATH, linked("<" + other.url(PATH) + "?last=a>; rel=\"next\"", "a"));

      assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.Malformed.class);
      assertThat(other.seen()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"next page", "<:::>; rel=\"next\"", "<>x y", "<http://>"})
  void aLinkThatCannotBeUnderstoodIsAFailure(String link) {
    stub.next(PATH, linked(link, "a"));

    assertThat(failureOf(this::listed))
        .isInstanceOfAny(RegistryFailure.Malformed.class, RegistryFailure.Incomplete.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"tags\":[\"a\",\"b\"",
        "{\"tags\":[\"a\"]}x",
        "<html></html>",
        "[]",
        "{}",
        "{\"tags\":{}}",
        "{\"tags\":\"a\"}",
        "{\"tags\":[1]}",
        "{\"tags\":[null]}",
        "{\"tags\":[\"a b\"]}",
        "{\"tags\":[\"$(id)\"]}",
      })
  void whatIsNoListOfTagsIsAFailure(String body) {
    stub.always(PATH, Reply.json(body));

    assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.Malformed.class);
  }

  @Test
  void anErrorInTheMiddleIsAFailure() {
    String link = "<" + PATH + "?last=a>; rel=\"next\"";
    stub.always(PATH, Reply.error(503, "UNAVAILABLE")).next(PATH, linked(link, "a"));
    assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.ServerError.class);

    stub.always(PATH, Reply.json("{\"tags\":[\"b\"")).next(PATH, linked(link, "a"));
    assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.Malformed.class);

    stub.always(PATH, page("b").brokenOff()).next(PATH, linked(link, "a"));
    assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.Unreachable.class);

    stub.always(PATH, Reply.error(403, "DENIED")).next(PATH, linked(link, "a"));
    assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.AccessDenied.class);

    stub.always(PATH, Reply.status(404)).next(PATH, linked(link, "a"));
    assertThat(failureOf(this::listed)).isInstanceOf(RegistryFailure.NotFound.class);
  }

  @Test
  void aPassingErrorInTheMiddleIsPassedOver() {
    List<String> all = has(1500, Paging.LINKED);
    AtomicInteger count = new AtomicInteger();
    stub.before(
        seen -> count.incrementAndGet() == 2 ? Optional.of(Reply.status(502)) : Optional.empty());

    assertThat(listed()).isEqualTo(all);
  }
}
