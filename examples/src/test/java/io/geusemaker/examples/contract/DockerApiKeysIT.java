package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.credential.Crawl4aiSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * On real containers and a real n8n. Qdrant 1.17, Crawl4AI 0.9 and the program that uses Qdrant are
 * stand-ins, which ask for the same headers and send them.
 */
@DisplayName("On the Docker stack with stand-ins, the keys of Qdrant and Crawl4AI")
final class DockerApiKeysIT {

  private static final String KEY = "QDRANT__SERVICE__API_KEY";
  private static final String READER = "QDRANT__SERVICE__READ_ONLY_API_KEY";
  private static final String TOKEN = "CRAWL4AI_API_TOKEN";
  private static final String SIGNING = "SECRET_KEY";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @RegisterExtension static final OnDocker<DockerStack> UP = new OnDocker<>(DockerStack::keyed);

  private final DockerStack stack = UP.get();

  @Test
  void changeAndNobodyIsRefusedMeanwhile() throws Exception {
    String oldKey = stack.variable("qdrant", KEY);
    String oldReader = stack.variable("qdrant", READER);
    String oldToken = stack.variable("crawl4ai", TOKEN);
    String oldIssued = issued(stack.variable("crawl4ai", SIGNING));
    assertThat(crawl4ai(oldIssued)).isEqualTo(200);
    awaitServed(0);
    int before = answers().size();

    RotationResult result = stack.deployment().rotate().qdrant().crawl4ai().execute();
    Map<String, String> fresh = VariantContract.clear(result);
    String key = fresh.getOrDefault("qdrant/api-key", "");
    String reader = fresh.getOrDefault("qdrant/read-only-api-key", "");
    String token = fresh.getOrDefault("crawl4ai/api-token", "");
    String issued = issued(fresh.getOrDefault("crawl4ai/jwt-secret", ""));
    awaitServed(answers().size());
    List<String> answers = answers();
    Map<String, Long> counted = counted(answers.subList(before, answers.size()));
    System.out.printf(
        "a program used Qdrant all the while: %d requests served, %d refused, %d without an answer"
            + " while a container was recreated%n",
        counted.getOrDefault("200", 0L), refused(counted), counted.getOrDefault("0", 0L));

    assertThat(fresh.keySet())
        .containsExactlyInAnyOrder(
            "qdrant/api-key",
            "qdrant/read-only-api-key",
            "crawl4ai/api-token",
            "crawl4ai/jwt-secret");
    assertThat(refused(counted)).as("requests that were refused").isZero();
    assertThat(counted.keySet()).isSubsetOf("200", "0");
    assertThat(List.of(qdrant(key), qdrant(reader), crawl4ai(token), crawl4ai(issued)))
        .containsOnly(200);
    assertThat(List.of(qdrant(oldKey), qdrant(oldReader), crawl4ai(oldToken), crawl4ai(oldIssued)))
        .containsOnly(401);
    assertThat(List.of(qdrant(""), crawl4ai(""))).containsOnly(401);
    assertThat(result.proofs())
        .extracting(Proof::credential, Proof::newAccepted, Proof::oldRefused)
        .containsExactlyInAnyOrder(
            proven("qdrant/api-key"),
            proven("qdrant/read-only-api-key"),
            proven("crawl4ai/api-token"),
            proven("crawl4ai/jwt-secret"));
    assertThat(stack.stored("Qdrant Local", "apiKey")).isEqualTo(key);
    assertThat(stack.stored("Qdrant Reader", "apiKey")).isEqualTo(reader);
    assertThat(stack.stored("Qdrant Elsewhere", "apiKey")).isEqualTo("not-ours");
    assertThat(stack.environment("qdrant")).contains(key).doesNotContain(oldKey, "ALT_API_KEY");
    assertThat(String.join("", stack.projectFiles().values()))
        .contains(KEY + "=" + key + "\n")
        .doesNotContain(oldKey, oldToken, "ALT_API_KEY");
  }

  @Tag("long")
  @Test
  void comeBackWhenQdrantDoesNotComeUpWithTheNewOne() throws Exception {
    Path condition = stack.directory().resolve("efs/qdrant/starts-only-with");
    String key = stack.variable("qdrant", KEY);
    Map<String, String> files = stack.projectFiles();
    int before = answers().size();
    Files.writeString(condition, key);
    try {
      Failure failure = stack.deployment().rotate().qdrant().attempt().getLeft();

      assertThat(failure).isInstanceOf(OperationFailure.Undone.class);
      assertThat(failure.message()).contains("service qdrant exits again and again");
      assertThat(stack.projectFiles()).isEqualTo(files);
      assertThat(stack.variable("qdrant", KEY)).isEqualTo(key);
      assertThat(qdrant(key)).isEqualTo(200);
      assertThat(stack.stored("Qdrant Local", "apiKey")).isEqualTo(key);
      assertThat(refused(counted(answers().subList(before, answers().size())))).isZero();
    } finally {
      Files.delete(condition);
    }
  }

  private static String issued(String secret) {
    return Crawl4aiSession.token(Secret.of(secret)).reveal(SecretAccess.deliberate());
  }

  private static Tuple proven(String credential) {
    return tuple(credential, true, Proof.OldSecret.REFUSED);
  }

  /** What the program that uses Qdrant was answered since the stack is up. */
  private List<String> answers() throws IOException {
    return Files.readAllLines(stack.directory().resolve("efs/indexer/answers"));
  }

  private void awaitServed(int from) throws Exception {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!answers().stream().skip(from).anyMatch("200"::equals)) {
      assertThat(System.nanoTime()).as("the program is served in time").isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  private static Map<String, Long> counted(List<String> answers) {
    return answers.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static long refused(Map<String, Long> counted) {
    return counted.getOrDefault("401", 0L) + counted.getOrDefault("403", 0L);
  }

  private int qdrant(String key) throws Exception {
    return status("qdrant_port", "/collections", "api-key", key);
  }

  private int crawl4ai(String token) throws Exception {
    return status(
        "crawl4ai_port", "/schema", "authorization", token.isEmpty() ? "" : "Bearer " + token);
  }

  private int status(String port, String path, String header, String value) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.fact(port) + path));
    if (!value.isEmpty()) {
      request.header(header, value);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
