package io.geusemaker.core.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.Curl;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import io.geusemaker.core.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that has to be proven, tried in one round trip.
 *
 * @param project the compose project
 * @param postgres the database password, if it was rotated
 * @param n8n n8n's login, if it was rotated
 * @param rows n8n's tables, if they are there to be counted
 * @param images what has to run, if images were patched
 * @param http secrets of further services that were rotated
 * @param roles passwords of further roles of the database that were rotated
 * @param n8nSecrets secrets that n8n uses by itself and that were rotated
 */
public record Evidence(
    String project,
    Optional<PostgresProof> postgres,
    Optional<N8nProof> n8n,
    Optional<RowCount> rows,
    Optional<ImagesProof> images,
    List<HttpProof> http,
    List<PostgresProof> roles,
    List<N8nSecretProof> n8nSecrets) {

  private static final int HTTP_PATIENCE_SECONDS = 75;

  /** Copies the list. */
  public Evidence {
    http = List.copyOf(http);
    roles = List.copyOf(roles);
    n8nSecrets = List.copyOf(n8nSecrets);
  }

  /**
   * What has to be proven of n8n, PostgreSQL and images.
   *
   * @param project the compose project
   * @param postgres the database password, if it was rotated
   * @param n8n n8n's login, if it was rotated
   * @param rows n8n's tables, if they are there to be counted
   * @param images what has to run, if images were patched
   */
  public Evidence(
      String project,
      Optional<PostgresProof> postgres,
      Optional<N8nProof> n8n,
      Optional<RowCount> rows,
      Optional<ImagesProof> images) {
    this(project, postgres, n8n, rows, images, List.of(), List.of(), List.of());
  }

  /**
   * What has to be proven of credentials.
   *
   * @param project the compose project
   * @param postgres the database password, if it was rotated
   * @param n8n n8n's login, if it was rotated
   * @param rows n8n's tables, if they are there to be counted
   */
  public Evidence(
      String project,
      Optional<PostgresProof> postgres,
      Optional<N8nProof> n8n,
      Optional<RowCount> rows) {
    this(project, postgres, n8n, rows, Optional.empty());
  }

  /**
   * Rows that have to be there still.
   *
   * @param user the role to count as
   * @param database the database
   * @param query counts them
   * @param before what the query answered before
   * @param deletions whether users may have deleted some since: then only that something is there
   *     still can be told
   */
  public record RowCount(
      String user, String database, String query, String before, boolean deletions) {

    /** Users may add rows while we work; none may be missing. */
    boolean allThere(String now) {
      try {
        JsonNode counts = Json.mapper().readTree(now);
        long then = 0;
        long left = 0;
        for (Map.Entry<String, JsonNode> table : Json.mapper().readTree(before).properties()) {
          if (table.getValue().isNumber()) {
            long count = counts.path(table.getKey()).asLong(-1);
            if (count < (deletions ? 0 : table.getValue().asLong())) {
              return false;
            }
            then += table.getValue().asLong();
            left += count;
          }
        }
        return left > 0 || then == 0;
      } catch (JsonProcessingException e) {
        return false;
      }
    }
  }

  private static final String COUNT =
      """
      printf '%s' "$COUNT_QUERY" | docker exec -i "$(container_of postgres)" \
        psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$COUNT_USER" -d "$COUNT_DATABASE" | section rows
      """;

  /**
   * The same without anything that has to be refused.
   *
   * @return a new value
   */
  public Evidence withoutOld() {
    return new Evidence(
        project,
        postgres.map(PostgresProof::withoutOld),
        n8n.map(N8nProof::withoutOld),
        rows,
        images,
        http.stream().map(HttpProof::withoutOld).toList(),
        roles.stream().map(PostgresProof::withoutOld).toList(),
        n8nSecrets.stream().map(N8nSecretProof::withoutOld).toList());
  }

  /**
   * The same for a host on which users may have worked since its rows were counted.
   *
   * @return a new value
   */
  public Evidence allowingDeletions() {
    return new Evidence(
        project,
        postgres,
        n8n,
        rows.map(
            count ->
                new RowCount(count.user(), count.database(), count.query(), count.before(), true)),
        images,
        http,
        roles,
        n8nSecrets);
  }

  /**
   * The same with secrets of further services.
   *
   * @param proofs what has to be proven of them
   * @return a new value
   */
  public Evidence with(List<HttpProof> proofs) {
    return new Evidence(project, postgres, n8n, rows, images, proofs, roles, n8nSecrets);
  }

  /**
   * The same with further roles of the database.
   *
   * @param proofs what has to be proven of them
   * @return a new value
   */
  public Evidence withRoles(List<PostgresProof> proofs) {
    return new Evidence(project, postgres, n8n, rows, images, http, proofs, n8nSecrets);
  }

  /**
   * The same with secrets that n8n uses by itself.
   *
   * @param proofs what has to be proven of them
   * @return a new value
   */
  public Evidence withN8nSecrets(List<N8nSecretProof> proofs) {
    return new Evidence(project, postgres, n8n, rows, images, http, roles, proofs);
  }

  /**
   * Tries everything.
   *
   * @param host the connection
   * @return the evidence, one for each credential
   * @throws GeuseMakerException when anything is not as it has to be
   */
  public List<Proof> collect(ScriptRunner host) {
    Sections sections = host.run(script());
    List<Proof> proofs = new ArrayList<>();
    images.ifPresent(proof -> proofs.addAll(proof.evaluate(sections)));
    postgres.ifPresent(proof -> proofs.add(proof.evaluate(sections)));
    for (int i = 0; i < roles.size(); i++) {
      proofs.add(roles.get(i).evaluate(sections, i));
    }
    n8n.ifPresent(proof -> proofs.add(proof.evaluate(sections)));
    Map<String, Integer> answers = Curl.answers(sections);
    http.forEach(proof -> proofs.add(proof.evaluate(answers)));
    n8nSecrets.forEach(proof -> proofs.add(proof.evaluate(sections)));
    rows.ifPresent(count -> demandRows(count, sections.required("rows")));
    return proofs;
  }

  private void demandRows(RowCount count, String now) {
    if (!count.allThere(now)) {
      throw new GeuseMakerException(
          new OperationFailure.NotProven(
              "the data", "n8n's tables held " + count.before() + " and now " + now));
    }
  }

  /** Whether a service is asked over HTTP. */
  boolean triesHttp() {
    return http.stream().anyMatch(HttpProof::isTried);
  }

  /** The questions to services over HTTP. */
  Curl curl(int patienceSeconds) {
    Curl curl = new Curl(patienceSeconds);
    http.forEach(proof -> proof.ask(curl));
    return curl;
  }

  /** What tries the passwords of further roles; it needs the parameters of {@link #onRoles}. */
  String rolesText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < roles.size(); i++) {
      text.append(PostgresProof.text(i)).append('\n');
    }
    return text.toString();
  }

  Script onRoles(Script script) {
    Script filled = script;
    for (int i = 0; i < roles.size(); i++) {
      filled = roles.get(i).on(filled, i);
    }
    return filled;
  }

  Script script() {
    StringBuilder text = new StringBuilder(ShellText.COMMON.text());
    images.ifPresent(proof -> text.append(proof.text()));
    postgres.ifPresent(proof -> text.append(ShellText.PROVE_POSTGRES.text()));
    text.append(rolesText());
    n8n.ifPresent(proof -> text.append(ShellText.PROVE_N8N.text()));
    Curl curl = curl(HTTP_PATIENCE_SECONDS);
    if (triesHttp()) {
      text.append(curl.text());
    }
    n8nSecrets.forEach(proof -> text.append(proof.text()));
    rows.ifPresent(count -> text.append(COUNT));
    Script script =
        Script.of("prove", text.toString())
            .parameter("PROJECT", project)
            .limit(Duration.ofMinutes(4));
    if (images.isPresent()) {
      script = images.get().on(script);
    }
    if (postgres.isPresent()) {
      script = postgres.get().on(script);
    }
    script = onRoles(script);
    if (n8n.isPresent()) {
      script = n8n.get().on(script);
    }
    if (triesHttp()) {
      script = curl.on(script);
    }
    for (N8nSecretProof proof : n8nSecrets) {
      script = proof.on(script);
    }
    if (rows.isPresent()) {
      script =
          script
              .parameter("COUNT_USER", rows.get().user())
              .parameter("COUNT_DATABASE", rows.get().database())
              .parameter("COUNT_QUERY", rows.get().query());
    }
    return script;
  }
}
