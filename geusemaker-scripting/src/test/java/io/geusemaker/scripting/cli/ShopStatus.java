package io.geusemaker.scripting.cli;

import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.KnownPatch;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.ServiceStatus;
import java.util.List;
import java.util.Optional;

/** How the shop can be. */
final class ShopStatus {

  static final DeploymentStatus WELL =
      with(
          List.of(
              new KnownPatch(
                  PatchInfo.skipped("n8n", "n8nio/n8n", "2.40.6", "newest"),
                  true,
                  ShopRecords.TEN)),
          List.of());

  static final DeploymentStatus VULNERABLE =
      with(
          List.of(new KnownPatch(ShopPatches.N8N, true, ShopRecords.TEN)),
          List.of(Finding.warning(DeploymentStatus.VULNERABLE, "n8n is VULNERABLE")));

  private ShopStatus() {}

  static DeploymentStatus with(List<KnownPatch> patches, List<Finding> attention) {
    return new DeploymentStatus(
        "shop",
        "ubuntu@10.0.0.5",
        ShopRecords.TEN,
        List.of(
            new ServiceStatus(
                "n8n",
                "registry.example.org/a/rather/long/path/to/n8nio/n8n:2.40.6",
                "2.40.6",
                "sha256:" + "a".repeat(64),
                "running, healthy",
                true)),
        List.of(
            new CredentialStatus(
                "postgres/password",
                List.of("role geusemaker"),
                List.of("n8n.DB_POSTGRESDB_PASSWORD"),
                Optional.of(ShopRecords.TEN),
                Optional.of(ShopRecords.TEN.plusSeconds(86_400)),
                false,
                Optional.empty())),
        patches,
        Optional.of(ShopRecords.HISTORY.get(1)),
        List.of(),
        List.of(),
        attention);
  }
}
