package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.Rotation;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.core.credential.BcryptHash;
import io.geusemaker.examples.proxy.ProxyStandIn;
import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old and new password, their hashes, and the headers that present them. */
@DisplayName("On the sandbox, no password of a basic-auth file")
final class SandboxBasicAuthCanaryTest {

  private static final String OLD = "canary-of-the-old-password";
  private static final Pattern HEADER = Pattern.compile("Authorization: Basic ([A-Za-z0-9+/=]+)");

  private final SandboxStack stack = new SandboxStack(Sandbox.start());
  private final Set<String> headers = ConcurrentHashMap.newKeySet();
  private final Map<String, String> places = new TreeMap<>();
  private final Path file;
  private final ProxyStandIn proxy;

  SandboxBasicAuthCanaryTest(@TempDir Path directory) {
    file = directory.resolve("htpasswd");
    proxy = new ProxyStandIn(file);
  }

  @BeforeEach
  void write() throws IOException {
    String hash = BcryptHash.of(Secret.of(OLD)).asSecret().reveal(SecretAccess.deliberate());
    Files.writeString(file, "admin:" + hash + "\n");
  }

  @AfterEach
  void stop() {
    proxy.close();
    stack.close();
  }

  @Test
  @Tag("long")
  void leaks_from_a_rotation_that_is_undone_nor_from_one_that_succeeds() throws IOException {
    String oldHash = hash();
    List<String> events = new ArrayList<>();
    GeuseMakerException thrown;
    RotationResult result;
    try (LeakWatch watch = new LeakWatch()) {
      thrown =
          catchThrowableOfType(
              GeuseMakerException.class, () -> rotation(overhearing(true), events).execute());
      result = rotation(overhearing(false), events).execute();
      places.put("arguments", watch.commandLines());
      places.put("log lines", watch.logged());
    }
    places.put("exception", stackTrace(thrown));
    places.put("events", String.join("\n", events));
    places.put("result", result + result.describe());
    places.put("status", stack.direct().status().describe());
    places.put("files", files());

    Set<String> passwords = passwords();
    assertThat(passwords).as("the old one and a new one of each rotation").hasSize(3).contains(OLD);
    assertThat(passwords.stream().filter(password -> proxy.accepts("admin", password)))
        .containsExactlyElementsOf(VariantContract.clear(result).values());
    List<String> secrets = new ArrayList<>(passwords);
    secrets.addAll(headers);
    secrets.addAll(List.of(oldHash, hash()));
    places.forEach(
        (place, text) ->
            secrets.forEach(
                secret ->
                    assertThat(text.contains(secret))
                        .as("%s: a secret of %d characters", place, secret.length())
                        .isFalse()));
    assertThat(places.get("arguments")).contains("docker");
    assertThat(places.get("log lines")).contains("files.write");
    assertThat(places.get("exception")).contains("was undone");
    assertThat(places.get("files")).contains("basic-auth/admin@");
  }

  private Rotation rotation(Transport transport, List<String> events) {
    return stack
        .deployment()
        .over(transport)
        .rotate()
        .basicAuthFile(
            BasicAuthFile.at(file.toString())
                .of("admin")
                .provenAt(proxy.url())
                .replacing(Secret.of(OLD)))
        .listener(event -> events.add(event.toString()));
  }

  /** Remembers the headers that go to the host, and may lose the reply of the proof. */
  private Transport overhearing(boolean losing) {
    return new Meddling(
        stack.sandbox().transport(),
        (script, host) -> {
          listen(script);
          var answer = host.run(script);
          if (losing && script.name().equals("prove") && isNew()) {
            throw Meddling.lost(script);
          }
          return answer;
        });
  }

  /** After the undo the proof is let through. */
  private boolean isNew() {
    return !proxy.accepts("admin", OLD);
  }

  private void listen(Script script) {
    for (Secret secret : script.secrets().values()) {
      HEADER
          .matcher(secret.reveal(SecretAccess.deliberate()))
          .results()
          .map(found -> found.group(1))
          .forEach(headers::add);
    }
  }

  private Set<String> passwords() {
    Set<String> passwords = ConcurrentHashMap.newKeySet();
    for (String header : headers) {
      String pair = new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
      passwords.add(pair.substring(pair.indexOf(':') + 1));
    }
    return passwords;
  }

  private String hash() throws IOException {
    return Files.readString(file).strip().substring("admin:".length());
  }

  private static String stackTrace(GeuseMakerException thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /**
   * Records, the host's directory, shared memory and what lies beside the file, but not the file.
   */
  private String files() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path place :
        List.of(
            stack.stateDirectory(),
            stack.sandbox().hostDirectory(),
            Path.of("/dev/shm"),
            file.resolveSibling(""))) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path found : files.filter(Files::isRegularFile).filter(this::isOther).toList()) {
          all.append(found).append('\n').append(text(found)).append('\n');
        }
      }
    }
    return all.toString();
  }

  private boolean isOther(Path found) {
    return !found.equals(file) && Files.isReadable(found);
  }

  private static String text(Path found) throws IOException {
    return new String(Files.readAllBytes(found), StandardCharsets.ISO_8859_1);
  }
}
