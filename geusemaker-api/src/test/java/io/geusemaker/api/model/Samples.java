package io.geusemaker.api.model;

import io.geusemaker.api.secret.SealedSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One plan and one result as an engine would make them. */
public final class Samples {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Samples() {}

  public static Plan plan() {
    return new Plan(
        "stack",
        List.of("postgres/password", "n8n/owner"),
        List.of(
            new PlannedChange("postgres/password", "role geusemaker", "********", "********"),
            new PlannedChange("n8n/owner", "owner of n8n", "none", "********")),
        List.of(
            new PlannedStep("postgres.alter-role", "change the password of role geusemaker"),
            new PlannedStep("n8n.recreate", "recreate n8n")),
        List.of("n8n"),
        List.of("a later \"up -d\" recreates postgres too"),
        List.of("n8n: about 10 s"),
        "0123456789abcdef".repeat(4));
  }

  public static PatchInfo patchOfN8n() {
    return new PatchInfo(
        "n8n",
        "n8nio/n8n",
        "2.40.6",
        "2.40.7",
        "sha256:" + "a".repeat(64),
        "sha256:" + "b".repeat(64),
        "security",
        List.of("CVE-2026-54305"),
        List.of(new OpenAdvisory("CVE-2026-99999", "high", "a leak", Optional.of("2.41.0"), false)),
        List.of(Finding.info("migrations", "3 migrations would run")),
        Optional.empty());
  }

  /** n8n has a pending patch that is not the whole fix; the password is due. */
  public static DeploymentStatus status() {
    return new DeploymentStatus(
        "stack",
        "ubuntu@10.0.0.5",
        NOON,
        List.of(
            new ServiceStatus(
                "n8n",
                "n8nio/n8n:2.40.6",
                "2.40.6",
                "sha256:" + "a".repeat(64),
                "running, healthy",
                true),
            new ServiceStatus("postgres", "postgres:15", "15.18", "", "exited", false)),
        List.of(
            new CredentialStatus(
                "postgres/password",
                List.of("role geusemaker", "POSTGRES_PASSWORD in /root/runtime.env"),
                List.of("n8n.DB_POSTGRESDB_PASSWORD"),
                Optional.of(NOON.minusSeconds(40 * 86_400)),
                Optional.of(NOON.minusSeconds(10 * 86_400)),
                true,
                Optional.empty())),
        List.of(new KnownPatch(patchOfN8n(), true, NOON.minusSeconds(60))),
        Optional.of(operation()),
        List.of(new Proof("postgres/password", true, Proof.OldSecret.REFUSED, "TCP from n8n", "")),
        List.of(new OpenOperation(operation(), Optional.empty())),
        List.of(
            Finding.blocker(DeploymentStatus.RECOVERY_NEEDED, "operation op-2 did not end"),
            Finding.info("not-asked", "nobody was asked for patches of postgres")));
  }

  private static HistoryEntry operation() {
    return new HistoryEntry(
        "op-2",
        "rotation",
        "rotation of everything in stack",
        "ann@desk",
        NOON,
        Optional.empty(),
        HistoryEntry.Outcome.UNFINISHED,
        List.of("postgres/password"),
        List.of(),
        Optional.empty(),
        false);
  }

  public static Plan patchPlan() {
    return new Plan(
        "stack",
        List.of(),
        List.of(),
        List.of(new PlannedStep("images.replace", "start n8n from its new image")),
        List.of("n8n"),
        List.of(),
        List.of("n8n: about 20 s"),
        List.of(patchOfN8n(), PatchInfo.skipped("ollama", "ollama/ollama", "", "latest floats")),
        "0123456789abcdef".repeat(4));
  }

  public static PatchResult patchResult() {
    return new PatchResult(
        true,
        patchPlan().applied(),
        patchPlan().skipped(),
        previousState(),
        34.5,
        Map.of("n8n", 13.8),
        List.of(),
        List.of(
            new Proof("n8n/image", true, Proof.OldSecret.NOT_TESTED, "its container", "2.40.7")),
        List.of(new StepReport("images.replace", "start n8n from its new image", 20.1)),
        7,
        receipt());
  }

  public static RotationResult result() {
    return new RotationResult(
        true,
        List.of("n8n/owner", "postgres/password"),
        Map.of(
            "postgres/password", SealedSecret.ofCiphertext("AAAA"),
            "n8n/owner", SealedSecret.ofCiphertext("BBBB")),
        previousState(),
        12.34,
        List.of("a later \"up -d\" recreates postgres too"),
        List.of(proof(Proof.OldSecret.REFUSED), proof(Proof.OldSecret.REFUSED)),
        List.of(new StepReport("n8n.recreate", "recreate n8n", 9.06)),
        7,
        receipt());
  }

  static RotationResult resultWithProofs(List<Proof> proofs) {
    RotationResult result = result();
    return new RotationResult(
        true,
        result.credentialsRotated(),
        result.newCredentials(),
        result.previousState(),
        result.durationSeconds(),
        List.of(),
        proofs,
        result.steps(),
        result.roundTrips(),
        result.receipt());
  }

  static Proof proof(Proof.OldSecret old) {
    return new Proof("postgres/password", true, old, "TCP from another container", "2 rows");
  }

  static Receipt receipt() {
    return new Receipt("op-1", "stack", plan().hash(), NOON);
  }

  static PreviousState previousState() {
    return new PreviousState(
        "running",
        Map.of("postgres", "postgres:15", "n8n", "n8nio/n8n:2.40.7"),
        Map.of("postgres/password", 3),
        Map.of("/root/runtime.env", "ab".repeat(32)),
        NOON);
  }
}
