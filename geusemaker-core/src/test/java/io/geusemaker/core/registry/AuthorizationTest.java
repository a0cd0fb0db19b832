package io.geusemaker.core.registry;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Repository;
import io.geusemaker.core.registry.stub.Reply;
import io.geusemaker.core.registry.stub.Seen;
import io.geusemaker.core.registry.stub.StubRegistry;
import io.geusemaker.core.registry.stub.StubTokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {

  /** {@code joe:hunter2}. */
  private static final String JOE = "am9lOmh1bnRlcjI=";

  private static final String PATH = "/v2/team/app/tags/list";

  private final StubRegistry stub = StubRegistry.start();
  private final Repository repository = Repository.parse(stub.host() + "/team/app");
  private final Path directory;

  AuthorizationTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void fill() {
    stub.content().tags("team/app", List.of("1"));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private Registry joe() {
    return Readers.with(directory, stub, "{\"auth\":\"" + JOE + "\"}");
  }

  private StubTokens tokens() {
    StubTokens tokens = new StubTokens(stub.url("/token"));
    stub.before(tokens);
    return tokens;
  }

  @Test
  void anybodyGetsATokenToPullAndNothingMore() {
    StubTokens tokens = tokens();

    assertThat(Readers.anonymous().tags(repository)).containsExactly("1");
    Seen asked = tokens.asked().get(0);
    assertThat(asked.query())
        .containsEntry("service", "stub")
        .containsEntry("scope", "repository:team/app:pull");
    assertThat(asked.authorization()).isEmpty();
  }

  @Test
  void aUserGetsATokenForThePassword() {
    StubTokens tokens = tokens().to("joe", "hunter2");

    assertThat(joe().tags(repository)).containsExactly("1");
    assertThat(tokens.asked()).hasSize(1);
    assertThat(stub.seen(PATH))
        .noneMatch(seen -> seen.authorization().orElse("").startsWith("Basic"));
  }

  @Test
  void aTokenIsUsedAgainUntilItIsRefused() {
    StubTokens tokens = tokens();
    Registry registry = Readers.anonymous();

    registry.tags(repository);
    registry.tags(repository);
    assertThat(tokens.asked()).hasSize(1);

    tokens.expire();
    assertThat(registry.tags(repository)).containsExactly("1");
    assertThat(tokens.asked()).hasSize(2);
  }

  @Test
  void anIdentityTokenIsPostedToTheTokenServer() {
    StubTokens tokens = tokens().toHolderOf("identity+token");
    Registry registry =
        Readers.with(
            directory, stub, "{\"auth\":\"" + JOE + "\",\"identitytoken\":\"identity+token\"}");

    assertThat(registry.tags(repository)).containsExactly("1");
    assertThat(tokens.asked().get(0).method()).isEqualTo("POST");
    assertThat(tokens.asked().get(0).query()).isEmpty();
    assertThat(Seen.parameters(tokens.asked().get(0).body()))
        .containsEntry("grant_type", "refresh_token")
        .containsEntry("scope", "repository:team/app:pull");
  }

  @Test
  void aRegistryTokenIsUsedAsItIs() {
    stub.before(
        seen ->
            seen.authorization().equals(Optional.of("Bearer given"))
                ? Optional.empty()
                : Optional.of(
                    Reply.status(401).with("WWW-Authenticate", "Bearer realm=\"http://x\"")));

    assertThat(Readers.with(directory, stub, "{\"registrytoken\":\"given\"}").tags(repository))
        .containsExactly("1");
  }

  @Test
  void aRegistryMayWantThePasswordItself() {
    stub.before(
        seen ->
            seen.authorization().equals(Optional.of("Basic " + JOE))
                ? Optional.empty()
                : Optional.of(Reply.status(401).with("WWW-Authenticate", "Basic realm=\"stub\"")));

    assertThat(joe().tags(repository)).containsExactly("1");
    assertThat(failureOf(() -> Readers.anonymous().tags(repository)))
        .isEqualTo(
            new RegistryFailure.AccessDenied(
                stub.host(), "the tags of " + repository, "anonymous users", "401"));
  }

  @Test
  void aWrongPasswordIsAFailureThatNamesTheUserOnly() {
    tokens().to("joe", "other");

    Failure failure = failureOf(() -> joe().tags(repository));

    assertThat(failure)
        .isEqualTo(
            new RegistryFailure.AccessDenied(
                "127.0.0.1", "a token for " + repository, "user joe", "401 UNAUTHORIZED"));
    assertThat(failure.message()).doesNotContain("hunter2", JOE);
  }

  @Test
  void aTokenThatIsRefusedIsAFailureAndNotALoop() {
    tokens();
    stub.always(
        PATH,
        Reply.error(401, "DENIED")
            .with("WWW-Authenticate", "Bearer realm=\"" + stub.url("/token") + "\""));

    assertThat(failureOf(() -> Readers.anonymous().tags(repository)))
        .isEqualTo(
            new RegistryFailure.AccessDenied(
                stub.host(), "the tags of " + repository, "anonymous users", "401 DENIED"));
    assertThat(stub.seen()).hasSize(3);
  }

  @Test
  void withoutAChallengeThereIsNoWay() {
    stub.always(PATH, Reply.status(401));

    assertThat(failureOf(() -> joe().tags(repository)))
        .isInstanceOf(RegistryFailure.AccessDenied.class);
    assertThat(stub.seen()).noneMatch(seen -> seen.authorization().isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer service=\"x\"",
        "Bearer realm=\"\"",
        "Bearer realm=\"http://example.com/token\"",
        "Bearer realm=\"https://user:password@example.com/token\"",
        "Bearer realm=\"ftp://127.0.0.1/token\"",
        "Bearer realm=\"%%%\"",
        "Bearer realm=\"/token\"",
      })
  void aTokenServerThatCannotBeTrustedIsNotAsked(String challenge) {
    stub.always(PATH, Reply.status(401).with("WWW-Authenticate", challenge));

    assertThat(failureOf(() -> joe().tags(repository)))
        .isInstanceOf(RegistryFailure.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"token\":\"\"}", "{\"token\":\"a\\r\\nHost: x\"}", "no", "[]", "null"})
  void anAnswerWithoutATokenIsAFailureThatDoesNotRepeatIt(String body) {
    tokens();
    stub.always("/token", Reply.json(body));

    assertThat(failureOf(() -> Readers.anonymous().tags(repository)))
        .isInstanceOf(RegistryFailure.Malformed.class)
        .satisfies(failure -> assertThat(failure.message()).doesNotContain("Host"));
  }

  @Test
  void aTokenMayBeCalledAccessToken() {
    stub.always("/token", Reply.json("{\"access_token\":\"abc\"}"));
    stub.before(
        seen ->
            !seen.path().startsWith("/v2/")
                    || seen.authorization().equals(Optional.of("Bearer abc"))
                ? Optional.empty()
                : Optional.of(
                    Reply.status(401)
                        .with(
                            "WWW-Authenticate",
                            "Bearer realm=\"" + stub.url("/token?account=a") + "\"")));

    assertThat(Readers.anonymous().tags(repository)).containsExactly("1");
    assertThat(stub.seen("/token").get(0).query())
        .containsEntry("account", "a")
        .containsEntry("scope", "repository:team/app:pull");
  }

  @Test
  void aBusyTokenServerIsAskedAgain() {
    tokens();
    stub.next("/token", Reply.status(503), Reply.status(429));

    assertThat(Readers.anonymous().tags(repository)).containsExactly("1");
  }

  @Test
  void aRegistryThatIsNotAllowedIsNotAsked() {
    Registry registry = Registry.of(Readers.ANONYMOUS.withAllowed(List.of("Quay.io", "docker.io")));

    assertThat(failureOf(() -> registry.tags(repository)))
        .isEqualTo(new RegistryFailure.NotAllowed(stub.host(), List.of("docker.io", "quay.io")));
    assertThat(stub.seen()).isEmpty();
  }

  @Test
  void nothingOfACredentialIsShown() {
    assertThat(new DockerConfiguration(config(), "").find(stub.host()).orElseThrow().toString())
        .contains("joe")
        .doesNotContain("hunter2", JOE);
  }

  private Optional<Path> config() {
    return Optional.of(
        Readers.configuration(
            directory, "{\"auths\":{\"" + stub.host() + "\":{\"auth\":\"" + JOE + "\"}}}"));
  }
}
