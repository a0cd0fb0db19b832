package io.geusemaker.api.model;

import java.time.Instant;
import java.util.Map;

/**
 * The deployment as it was before an operation, without secrets.
 *
 * @param status the recorded status
 * @param containerImages running image reference of each service
 * @param credentialVersions version of each credential that was recorded, zero when none was
 * @param fileDigests SHA-256 of each file that the operation changed, in hex
 * @param createdAt when it was looked at
 */
public record PreviousState(
    String status,
    Map<String, String> containerImages,
    Map<String, Integer> credentialVersions,
    Map<String, String> fileDigests,
    Instant createdAt) {

  /** Copies the maps. */
  public PreviousState {
    containerImages = Sorted.copyOf(containerImages);
    credentialVersions = Sorted.copyOf(credentialVersions);
    fileDigests = Sorted.copyOf(fileDigests);
  }

  /** One line: when and how much. */
  @Override
  public String toString() {
    return OneLine.of(
        status + " at " + createdAt + " with " + String.join(", ", containerImages.keySet()));
  }
}
