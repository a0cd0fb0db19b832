package io.geusemaker.core.signature;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.Repository;
import io.geusemaker.core.registry.Registry;
import java.util.HashMap;
import java.util.Map;

/** What an image's signatures sign, each read once: several usually sign the same. */
final class Payloads {

  private static final long LARGEST = 1 << 16;

  private final Registry registry;
  private final Repository repository;
  private final Map<Digest, byte[]> known = new HashMap<>();

  Payloads(Registry registry, Repository repository) {
    this.registry = registry;
    this.repository = repository;
  }

  /**
   * Reads one.
   *
   * @throws WrongSignature when the registry has none, or another: another signature may be good
   */
  byte[] read(Digest digest) throws WrongSignature {
    byte[] earlier = known.get(digest);
    if (earlier != null) {
      return earlier;
    }
    try {
      byte[] payload = registry.blob(repository, digest, LARGEST);
      known.put(digest, payload);
      return payload;
    } catch (GeuseMakerException e) {
      if (e.failure() instanceof RegistryFailure.NotFound) {
        throw new WrongSignature("what it signs is not in the registry");
      }
      if (e.failure() instanceof RegistryFailure.TooLarge) {
        throw new WrongSignature("what it signs is larger than %d bytes".formatted(LARGEST));
      }
      if (e.failure() instanceof RegistryFailure.WrongDigest) {
        throw new WrongSignature("what the registry gives for what it signs is something else");
      }
      throw e;
    }
  }
}
