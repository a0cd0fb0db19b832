package io.geusemaker.core.step;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Boots what is to run next to what runs, from a copy of the data and on a network of its own,
 * tries it, and throws it away. Nothing of the deployment is touched; undoing throws away what is
 * left.
 *
 * @param layout the compose project
 * @param releases the release of each service that is rehearsed
 * @param user the role to act as
 * @param database the database
 * @param databaseImage what the copy runs on
 * @param client n8n, if it is rehearsed
 * @param room what the host has to have
 */
public record RehearsePatch(
    HostLayout layout,
    Map<String, String> releases,
    String user,
    String database,
    String databaseImage,
    Optional<RehearsedClient> client,
    RehearsalRoom room)
    implements Step {

  private static final Duration LONGEST = Duration.ofMinutes(90);
  private static final int START_SECONDS = 600;
  private static final int HEALTH_SECONDS = 20;
  private static final int SETTLE_SECONDS = 5;

  /** Copies the map. */
  public RehearsePatch {
    releases = new TreeMap<>(releases);
  }

  @Override
  public String id() {
    return "patch.rehearse";
  }

  @Override
  public String description() {
    return description(releases);
  }

  /**
   * What a rehearsal does.
   *
   * @param releases the release of each service
   * @return a phrase
   */
  public static String description(Map<String, String> releases) {
    return releases.entrySet().stream()
        .map(release -> release.getKey() + " " + release.getValue())
        .collect(Collectors.joining(", ", "rehearse ", " on a copy of the data"));
  }

  @Override
  public Applied apply(ScriptRunner host) {
    Sections sections = host.run(script());
    RehearsalRoom.refuse(sections);
    Optional<String> failed = sections.text("rehearsal-failed");
    if (failed.isPresent()) {
      String[] words = failed.get().split("\n", 2);
      String log = sections.text("rehearsal-log").orElse("").strip();
      throw new GeuseMakerException(
          new OperationFailure.RehearsalFailed(
              named(words[0]),
              words.length > 1 ? words[1] : "",
              log.replaceAll("\\s*\\R\\s*", "; ")));
    }
    List<Proof> proofs = new ArrayList<>();
    for (Sections.Section section : sections.all("rehearsed")) {
      String[] words = section.text().strip().split("\n", 2);
      proofs.add(
          new Proof(
              words[0] + "/rehearsal",
              true,
              Proof.OldSecret.NOT_TESTED,
              "copy of the data",
              releases.getOrDefault(words[0], "") + ": " + words[words.length - 1]));
    }
    if (proofs.size() != releases.size()) {
      throw new GeuseMakerException(
          new HostFailure.ScriptFailed(description(), 0, "it did not tell how it went"));
    }
    return new Applied(Map.of(), Map.of(), proofs);
  }

  private String named(String service) {
    return releases.containsKey(service)
        ? service + " " + releases.get(service)
        : service + " (a copy of what runs)";
  }

  @Override
  public void undo(ScriptRunner host) {
    host.run(
        layout.script(
            "throw the rehearsal away", "sweep_rehearsal || exit 73\n", ShellText.SWEEP_REHEARSAL));
  }

  private Script script() {
    Script script =
        layout
            .script(
                description(),
                "",
                ShellText.SWEEP_REHEARSAL,
                ShellText.REHEARSAL_ROOM,
                ShellText.DUMP_DATABASE,
                ShellText.DECRYPT_CREDENTIALS,
                ShellText.REHEARSE)
            .parameter("DATABASE_USER", user)
            .parameter("DATABASE", database)
            .parameter("DATABASE_IMAGE", databaseImage)
            .parameter("DATABASE_REHEARSED", releases.containsKey("postgres") ? "yes" : "")
            .parameter("START_SECONDS", String.valueOf(START_SECONDS))
            .parameter("HEALTH_SECONDS", String.valueOf(HEALTH_SECONDS))
            .parameter("SETTLE_SECONDS", String.valueOf(SETTLE_SECONDS))
            .limit(LONGEST);
    return room.on(
        client.map(found -> found.on(script)).orElseGet(() -> RehearsedClient.none(script)));
  }
}
