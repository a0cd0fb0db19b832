package io.geusemaker.core.proof;

import io.geusemaker.api.model.FoundCredential;
import io.geusemaker.api.model.FoundCredential.Answer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.Curl;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import io.geusemaker.core.step.ChangeDatabase;
import io.geusemaker.core.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which secrets of an operation that died work on the host now, found in one round trip.
 *
 * <p>PostgreSQL's passwords are tried over TCP. For n8n's account the stored hash is compared: n8n
 * may be down, and every login counts against its limit. Other logins of n8n are tried over HTTP,
 * as are the secrets of other services that check them.
 */
public final class Classification {

  private static final int PATIENCE_SECONDS = 20;

  private Classification() {}

  /**
   * Tries. Containers of the database and n8n that are stopped are started for it.
   *
   * @param host the connection
   * @param evidence what the operation was to prove
   * @param steps what it was to do
   * @return what was found, one for each credential that has something to prove
   */
  public static List<FoundCredential> of(ScriptRunner host, Evidence evidence, List<Step> steps) {
    Optional<ChangeDatabase> database = database(steps);
    Optional<ChangeDatabase.ValueChange> account = database.flatMap(Classification::account);
    Sections sections = host.run(script(evidence, database, account));
    List<FoundCredential> found = new ArrayList<>();
    evidence
        .postgres()
        .ifPresent(
            proof -> found.add(new FoundCredential(proof.credential(), proof.classify(sections))));
    for (int i = 0; i < evidence.roles().size(); i++) {
      PostgresProof proof = evidence.roles().get(i);
      found.add(new FoundCredential(proof.credential(), proof.classify(sections, i)));
    }
    evidence
        .n8n()
        .ifPresent(
            proof ->
                found.add(
                    new FoundCredential(
                        proof.credential(),
                        account
                            .map(change -> stored(change, sections))
                            .orElseGet(() -> proof.classify(sections)))));
    Map<String, Integer> answers = Curl.answers(sections);
    evidence.http().stream()
        .filter(HttpProof::isTried)
        .forEach(
            proof -> found.add(new FoundCredential(proof.credential(), proof.classify(answers))));
    return found;
  }

  private static Optional<ChangeDatabase> database(List<Step> steps) {
    return steps.stream()
        .filter(ChangeDatabase.class::isInstance)
        .map(ChangeDatabase.class::cast)
        .findFirst();
  }

  /** The change of the owner's hash, if that is a row in the database. */
  private static Optional<ChangeDatabase.ValueChange> account(ChangeDatabase database) {
    return database.changes().stream().filter(change -> change.place().isOwnersHash()).findFirst();
  }

  private static Answer stored(ChangeDatabase.ValueChange change, Sections sections) {
    String now = sections.text("n8n-hash").orElse("");
    if (now.isEmpty()) {
      return Answer.NO_ANSWER;
    }
    try (Secret found = Secret.of(now)) {
      if (found.sameAs(change.after())) {
        return Answer.ONLY_NEW;
      }
      return found.sameAs(change.before()) ? Answer.ONLY_OLD : Answer.NEITHER;
    }
  }

  private static Script script(
      Evidence evidence,
      Optional<ChangeDatabase> database,
      Optional<ChangeDatabase.ValueChange> account) {
    StringBuilder text =
        new StringBuilder(
            ShellText.join(ShellText.COMMON, ShellText.AWAIT_ENGINE, ShellText.AWAKEN));
    evidence.postgres().ifPresent(proof -> text.append(ShellText.PROVE_POSTGRES.text()));
    text.append(evidence.rolesText());
    boolean overHttp = evidence.n8n().isPresent() && account.isEmpty();
    if (overHttp) {
      text.append(ShellText.PROVE_N8N.text());
    }
    account.ifPresent(change -> text.append(ShellText.READ_HASH.text()));
    Curl curl = evidence.curl(PATIENCE_SECONDS);
    if (evidence.triesHttp()) {
      text.append(curl.text());
    }
    Script script =
        Script.of("see which credentials work", text + "\n:\n")
            .parameter("PROJECT", evidence.project())
            .parameter(
                "ALSO",
                evidence.http().stream()
                    .map(HttpProof::service)
                    .filter(service -> !service.contains("://"))
                    .distinct()
                    .collect(Collectors.joining(" ")))
            .limit(Duration.ofMinutes(4));
    if (evidence.postgres().isPresent()) {
      script = evidence.postgres().get().on(script);
    }
    script = evidence.onRoles(script);
    if (overHttp) {
      script = evidence.n8n().get().on(script, PATIENCE_SECONDS);
    }
    if (evidence.triesHttp()) {
      script = curl.on(script);
    }
    if (database.isPresent() && account.isPresent()) {
      ChangeDatabase step = database.get();
      script =
          script
              .parameter("HASH_USER", step.user())
              .parameter("HASH_DATABASE", step.database())
              .parameter("HASH_QUERY", account.get().place().query());
    }
    return script;
  }
}
