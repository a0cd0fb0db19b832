package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.Rotation;
import io.geusemaker.api.event.Event;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.RotationResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for old and new secrets everywhere they must not be, and where they must be. */
final class Canary {

  /** Statements of n8n's own, in which it stores a key that it issues and looks one up. */
  private static final Pattern OF_N8N =
      Pattern.compile(
          "(?m)^.*(DETAIL: +[pP]arameters: |INSERT INTO user_api_keys |WHERE k\\.\"apiKey\" = ).*$");

  private final StackUnderTest stack;
  private final UnaryOperator<Rotation> asked;
  private final int secrets;
  private final StatementLog statements;
  private final Set<String> passwords = new LinkedHashSet<>();
  private final Set<String> stored = new LinkedHashSet<>();
  private final Map<String, String> places = new TreeMap<>();

  private Canary(StackUnderTest stack, UnaryOperator<Rotation> asked, int secrets) {
    this.stack = stack;
    this.asked = asked;
    this.secrets = secrets;
    statements = StatementLog.from(stack);
    passwords.add(stack.databasePassword());
    passwords.add(stack.ownerPassword());
    stored.addAll(StatementLog.stored(stack));
    passwords.addAll(apiKeys());
  }

  /** The keys that n8n has issued: it stores them as they are. */
  private List<String> apiKeys() {
    return stack.query("SELECT \"apiKey\" FROM user_api_keys");
  }

  /** Rotates at the finest log level while PostgreSQL logs every statement. */
  static void noSecretLeaks(StackUnderTest stack) {
    noSecretLeaks(stack, UnaryOperator.identity(), 4);
  }

  /** Likewise, with other credentials than all, of which there are so many, old and new. */
  static void noSecretLeaks(StackUnderTest stack, UnaryOperator<Rotation> asked, int secrets) {
    new Canary(stack, asked, secrets).rotate();
  }

  /** Likewise, with old secrets that are not the database's, the owner's, or issued by n8n. */
  static void noSecretLeaks(
      StackUnderTest stack, UnaryOperator<Rotation> asked, Set<String> further, int secrets) {
    Canary canary = new Canary(stack, asked, secrets);
    canary.passwords.addAll(further);
    canary.rotate();
  }

  /** Loses the proof's reply, so that a rotation that was made is undone. */
  static void noSecretLeaksWhenUndone(StackUnderTest stack) {
    Canary canary = new Canary(stack, UnaryOperator.identity(), 4);
    canary.failAtTheProof();
    assertThat(canary.stored).as("old and new verifier, hash and ciphertexts").hasSize(7);
  }

  /** Likewise, with other credentials than all, of which there are so many, old and new. */
  static void noSecretLeaksWhenUndone(
      StackUnderTest stack, UnaryOperator<Rotation> asked, int secrets) {
    new Canary(stack, asked, secrets).failAtTheProof();
  }

  private void rotate() {
    List<String> events = new ArrayList<>();
    RotationResult result;
    try (LeakWatch watch = new LeakWatch()) {
      result =
          asked
              .apply(stack.deployment().rotate())
              .listener(event -> events.add(event.toString()))
              .execute();
      stack.proofsSpent();
      lookAt(watch, events);
    }
    Map<String, String> fresh = VariantContract.clear(result);
    passwords.addAll(fresh.values());
    stored.addAll(StatementLog.stored(stack));
    stack.databasePasswordIs(fresh.getOrDefault("postgres/password", stack.databasePassword()));
    stack.ownerPasswordIs(fresh.getOrDefault("n8n/owner-password", stack.ownerPassword()));
    places.put("result", result + result.describe());
    places.put("exception", refusedRotation());

    assertNothingLeaked();
    assertThat(passwords).hasSize(secrets);
    assertThat(passwords).containsAll(apiKeys());
    assertThat(String.join("", stack.projectFiles().values())).contains(stack.databasePassword());
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(stack.databasePassword());
  }

  private void failAtTheProof() {
    Map<String, String> filesBefore = stack.projectFiles();
    List<String> events = new ArrayList<>();
    Overhearing host = new Overhearing(stack.transport(), "prove");
    Rotation rotation =
        asked
            .apply(stack.deployment().over(host).rotate())
            .listener(
                event -> {
                  events.add(event.toString());
                  if (event instanceof Event.StepFailed) {
                    stored.addAll(StatementLog.stored(stack));
                    passwords.addAll(apiKeys());
                  }
                });
    GeuseMakerException thrown;
    try (LeakWatch watch = new LeakWatch()) {
      thrown = catchThrowableOfType(GeuseMakerException.class, rotation::execute);
      stack.proofsSpent();
      lookAt(watch, events);
    }
    passwords.addAll(host.passwords());
    places.put("exception", stackTrace(thrown));

    assertNothingLeaked();
    assertThat(thrown.failure()).isInstanceOf(OperationFailure.Undone.class);
    assertThat(passwords).as("old and new").hasSize(secrets);
    assertThat(places.get("events")).contains("a fault of the test").contains("StepUndone");
    assertThat(stack.projectFiles()).isEqualTo(filesBefore);
    assertThat(stack.databaseAccepts(stack.databasePassword())).isTrue();
  }

  private void lookAt(LeakWatch watch, List<String> events) {
    places.put("arguments", watch.commandLines());
    places.put("log lines", watch.logged());
    places.put("events", String.join("\n", events));
  }

  private void assertNothingLeaked() {
    String statementLog = statements.untilNow();
    places.put("records", files(stack.stateDirectory()));
    places.put("logs of the host's services", OF_N8N.matcher(stack.hostLogs()).replaceAll(""));
    places.put("shell history", history());
    places.forEach(
        (place, text) ->
            passwords.forEach(
                secret ->
                    assertThat(text.contains(secret))
                        .as("%s: a secret of %d characters", place, secret.length())
                        .isFalse()));
    assertThat(statementLog.contains("SCRAM-SHA-256$")).as("a verifier is logged").isFalse();
    stored.forEach(
        value ->
            assertThat(statementLog.contains(value))
                .as("PostgreSQL's log: a stored value of %d characters", value.length())
                .isFalse());
    assertThat(statementLog).contains("SET LOCAL log_statement = 'none'");
    assertThat(places.get("arguments")).contains("docker");
    assertThat(places.get("log lines")).contains("database.change");
  }

  private String refusedRotation() {
    return stackTrace(
        catchThrowableOfType(
            GeuseMakerException.class,
            () -> asked.apply(stack.deployment().rotate()).confirm(plan -> false).execute()));
  }

  private static String stackTrace(GeuseMakerException thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    assertThat(text.toString()).contains(thrown.failure().what());
    return text.toString();
  }

  private static String history() {
    Path history = Path.of(System.getProperty("user.home"), ".bash_history");
    return Files.isReadable(history) ? text(history) : "";
  }

  private static String files(Path directory) {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      files.filter(Files::isRegularFile).forEach(file -> all.append(text(file)).append('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(all).contains("operation.begin");
    assertThat(all.toString()).containsAnyOf("postgres/password", "n8n/api-key-");
    return all.toString();
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
