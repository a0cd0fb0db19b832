package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.http.Patience;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.Repository;
import io.geusemaker.core.registry.stub.Reply;
import io.geusemaker.core.registry.stub.StubRegistry;
import io.geusemaker.core.registry.stub.StubTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects, retries, limits, and what becomes of credentials on the way. */
class TransferTest {

  private static final byte[] CONTENT = "payload".getBytes(UTF_8);
  private static final Digest DIGEST = Digest.of(CONTENT);
  private static final String BLOB = "/v2/team/app/blobs/" + DIGEST;
  private static final String TAGS = "/v2/team/app/tags/list";

  private final StubRegistry stub = StubRegistry.start();
  private final StubRegistry other = StubRegistry.start();
  private final Repository repository = Repository.parse(stub.host() + "/team/app");
  private final Path directory;

  TransferTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void fill() {
    stub.content().tags("team/app", List.of("1")).blob("team/app", CONTENT);
    other.always("/store", Reply.ok("application/octet-stream", CONTENT));
  }

  @AfterEach
  void stop() {
    stub.close();
    other.close();
  }

  private Registry joe() {
    return Readers.with(directory, stub, "{\"auth\":\"am9lOmh1bnRlcjI=\"}");
  }

  private byte[] blob(Registry registry) {
    return registry.blob(repository, DIGEST, 100);
  }

  @Test
  void aBlobMayLieElsewhereWhichGetsNoCredentials() {
    stub.before(new StubTokens(stub.url("/token")).to("joe", "hunter2"));
    stub.before(
        seen ->
            seen.path().equals(BLOB) && seen.authorization().isPresent()
                ? Optional.of(Reply.redirect(other.url("/store?signature=x")))
                : Optional.empty());

    assertThat(blob(joe())).isEqualTo(CONTENT);
    assertThat(other.seen()).hasSize(1);
    assertThat(other.seen().get(0).authorization()).isEmpty();
  }

  @Test
  void whoIsRedirectedToCannotAskForCredentials() {
    stub.always(BLOB, Reply.redirect(other.url("/store")));
    other.always(
        "/store",
        Reply.status(401)
            .with("WWW-Authenticate", "Bearer realm=\"" + other.url("/token") + "\"")
            .with("WWW-Authenticate", "Basic realm=\"x\""));

    assertThat(failureOf(() -> blob(joe()))).isInstanceOf(RegistryFailure.AccessDenied.class);
    assertThat(other.seen()).hasSize(1).noneMatch(seen -> seen.authorization().isPresent());
  }

  @Test
  void credentialsDoNotComeBackAfterADetour() {
    stub.before(new StubTokens(stub.url("/token")));
    stub.before(
        seen ->
            seen.path().equals(BLOB) && seen.authorization().isPresent()
                ? Optional.of(Reply.redirect(other.url("/detour")))
                : Optional.empty());
    other.always("/detour", Reply.redirect(stub.url("/elsewhere")));
    stub.always("/elsewhere", Reply.ok("application/octet-stream", CONTENT));

    assertThat(blob(Readers.anonymous())).isEqualTo(CONTENT);
    assertThat(stub.seen("/elsewhere").get(0).authorization()).isEmpty();
  }

  @Test
  void theSameServerKeepsItsCredentials() {
    stub.before(new StubTokens(stub.url("/token")));
    stub.content().blob("moved/app", CONTENT);
    stub.before(
        seen ->
            seen.path().equals(BLOB) && seen.authorization().isPresent()
                ? Optional.of(Reply.redirect("/v2/moved/app/blobs/" + DIGEST))
                : Optional.empty());

    assertThat(blob(Readers.anonymous())).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://example.com/x",
        "ftp://127.0.0.1/x",
        "https://",
        "::::",
        "https://a:b@c/"
      })
  void nobodyIsRedirectedOutOfSafety(String location) {
    stub.always(BLOB, Reply.redirect(location));

    assertThat(failureOf(() -> blob(Readers.anonymous())))
        .isInstanceOf(RegistryFailure.Malformed.class);
  }

  @Test
  void redirectsInACircleEnd() {
    stub.always(BLOB, Reply.redirect(other.url("/circle")));
    other.always("/circle", Reply.redirect(stub.url(BLOB)));

    assertThat(failureOf(() -> blob(Readers.anonymous())))
        .isEqualTo(
            new RegistryFailure.Malformed(
                stub.host(),
                "blob " + DIGEST + " of " + repository,
                "it redirects again and again"));
  }

  @Test
  void aRegistryThatWantsToBeLeftAloneIsLeftAlone() {
    stub.next(TAGS, Reply.status(429).with("Retry-After", "1"));
    Instant start = Instant.now();

    assertThat(Readers.anonymous().tags(repository)).containsExactly("1");
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(800));
  }

  @Test
  void aRegistryThatWantsToBeLeftAloneTooLongIsGivenUp() {
    stub.always(TAGS, Reply.error(429, "TOOMANYREQUESTS").with("Retry-After", "3600"));

    assertThat(failureOf(() -> Readers.anonymous().tags(repository)))
        .isEqualTo(
            new RegistryFailure.RateLimited(
                stub.host(), "the tags of " + repository, Duration.ofHours(1)))
        .satisfies(failure -> assertThat(failure.next()).startsWith("wait 3600 s"));
    assertThat(stub.seen()).hasSize(1);
  }

  @Test
  void theTimeToComeBackMayBeADate() {
    String then =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(1800).atOffset(ZoneOffset.UTC));
    stub.always(TAGS, Reply.status(503).with("Retry-After", then));

    assertThat(failureOf(() -> Readers.anonymous().tags(repository)))
        .isInstanceOf(RegistryFailure.ServerError.class);
    assertThat(stub.seen()).hasSize(1);
  }

  @Test
  void aDateThatIsOverIsNow() {
    stub.next(
        TAGS,
        Reply.status(503).with("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"),
        Reply.status(503).with("Retry-After", "soon"));

    assertThat(Readers.anonymous().tags(repository)).containsExactly("1");
  }

  @Test
  void anUnlimitedRefusalForTooManyRequestsSaysSo() {
    stub.always(TAGS, Reply.status(429));

    assertThat(failureOf(() -> Readers.anonymous().tags(repository)))
        .isEqualTo(
            new RegistryFailure.RateLimited(
                stub.host(), "the tags of " + repository, Duration.ZERO));
    assertThat(stub.seen()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void whatPassesIsTriedAgain(int status) {
    stub.next(TAGS, Reply.status(status), Reply.status(status));

    assertThat(Readers.anonymous().tags(repository)).containsExactly("1");
  }

  @Test
  void whatDoesNotPassIsAFailure() {
    stub.always(TAGS, Reply.error(502, "UNAVAILABLE"));

    assertThat(failureOf(() -> Readers.anonymous().tags(repository)))
        .isEqualTo(
            new RegistryFailure.ServerError(
                stub.host(), "the tags of " + repository, "502 UNAVAILABLE"));
    assertThat(stub.seen()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 304, 418, 501, 505})
  void otherAnswersAreNotTriedAgain(int status) {
    stub.always(BLOB, Reply.status(status));

    assertThat(failureOf(() -> blob(Readers.anonymous())))
        .isInstanceOfAny(RegistryFailure.Malformed.class, RegistryFailure.ServerError.class);
    assertThat(stub.seen()).hasSize(1);
  }

  @Test
  void refusalsAreToldApart() {
    stub.always(BLOB, Reply.error(403, "DENIED"));
    assertThat(failureOf(() -> blob(Readers.anonymous())))
        .isEqualTo(
            new RegistryFailure.AccessDenied(
                stub.host(),
                "blob " + DIGEST + " of " + repository,
                "anonymous users",
                "403 DENIED"));

    stub.always(BLOB, Reply.error(404, "BLOB_UNKNOWN"));
    assertThat(failureOf(() -> blob(Readers.anonymous())))
        .isEqualTo(
            new RegistryFailure.NotFound(stub.host(), "blob " + DIGEST + " of " + repository));
  }

  @Test
  void aConnectionThatBreaksIsTriedAgain() {
    Reply broken = Reply.json("{\"tags\":[\"1\"]}").brokenOff();
    stub.next(TAGS, broken, broken);

    assertThat(Readers.anonymous().tags(repository)).containsExactly("1");
  }

  @Test
  void aRegistryThatIsNotThereIsAFailure() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThat(
            failureOf(
                () -> Readers.anonymous().tags(Repository.parse("127.0.0.1:" + port + "/app"))))
        .isInstanceOf(RegistryFailure.Unreachable.class);
  }

  @Test
  void aRegistryWithoutAnAddressIsAFailure() {
    assertThat(failureOf(() -> Readers.anonymous().tags(Repository.parse("registry.invalid/app"))))
        .isInstanceOf(RegistryFailure.Unreachable.class);
  }

  @Test
  void aServerWithoutTlsWhereTlsIsNeededIsAFailure() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answerInPlainText(plain));
      answering.start();
      stub.always(
          TAGS,
          Reply.status(401)
              .with(
                  "WWW-Authenticate",
                  "Bearer realm=\"https://127.0.0.1:" + plain.getLocalPort() + "/token\""));

      assertThat(failureOf(() -> joe().tags(repository)))
          .isInstanceOf(RegistryFailure.Unreachable.class)
          .satisfies(failure -> assertThat(failure.what()).contains("no trusted TLS"));
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
        client.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The client has hung up, or the test is over.
      }
    }
  }

  @Test
  void aServerThatStallsIsGivenUp() {
    CountDownLatch over = new CountDownLatch(1);
    stub.before(
        seen -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        });
    Patience hasty =
        new Patience(Duration.ofMillis(200), 2, Duration.ofMillis(1), Duration.ofSeconds(1));
    Registry registry = Registry.of(Readers.ANONYMOUS.withPatience(hasty));

    assertThat(failureOf(() -> registry.tags(repository)))
        .isInstanceOf(RegistryFailure.Unreachable.class)
        .satisfies(failure -> assertThat(failure.what()).contains("no whole answer within"));
    over.countDown();
  }

  @Test
  void whoIsInterruptedStopsWaiting() {
    stub.always(TAGS, Reply.status(503).with("Retry-After", "1"));
    Thread.currentThread().interrupt();
    try {
      assertThat(failureOf(() -> Readers.anonymous().tags(repository)))
          .isEqualTo(new RegistryFailure.Interrupted(stub.host(), "the tags of " + repository));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void noMoreIsReceivedThanAllowed() {
    assertThat(failureOf(() -> Readers.anonymous().blob(repository, DIGEST, CONTENT.length - 1)))
        .isEqualTo(
            new RegistryFailure.TooLarge(
                stub.host(), "blob " + DIGEST + " of " + repository, CONTENT.length - 1));
    assertThat(Readers.anonymous().blob(repository, DIGEST, CONTENT.length)).isEqualTo(CONTENT);
  }

  @Test
  void ofAHugeErrorPageOnlyTheBeginningIsReceived() {
    stub.always(BLOB, Reply.error(403, "A".repeat(1 << 20)));

    assertThat(failureOf(() -> blob(Readers.anonymous())))
        .isEqualTo(
            new RegistryFailure.AccessDenied(
                stub.host(), "blob " + DIGEST + " of " + repository, "anonymous users", "403"));
  }

  @Test
  void somethingElseThanWasAskedForIsAFailure() {
    stub.always(BLOB, Reply.ok("application/octet-stream", "other".getBytes(UTF_8)));

    assertThat(failureOf(() -> blob(Readers.anonymous())))
        .isEqualTo(
            new RegistryFailure.WrongDigest(
                stub.host(),
                "blob " + DIGEST + " of " + repository,
                DIGEST.toString(),
                Digest.of("other".getBytes(UTF_8)).toString()));
  }
}
