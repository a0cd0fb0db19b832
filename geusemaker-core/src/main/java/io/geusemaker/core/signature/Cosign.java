package io.geusemaker.core.signature;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.Signer;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.registry.Manifest;
import io.geusemaker.core.registry.Registry;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the signatures that cosign keeps beside an image, under the tag {@code sha256-….sig}: by
 * a public key, or by an identity that a certificate names. Each signs a small document that names
 * the image's digest (cosign's specs/SIGNATURE_SPEC.md). Nothing but the registry is asked; one
 * good signature among several is enough.
 *
 * <p>Not read: Sigstore bundles that are attached to the image as OCI referrers, which is where
 * cosign 3 puts them, and RFC 3161 timestamps. An image that has nothing else counts as unsigned,
 * or a signature of it as one of which the time is not known.
 */
public final class Cosign {

  private static final int MOST_SIGNATURES = 100;

  /** Of a registry (OCI distribution-spec); that of a sha512 digest would be longer. */
  private static final int LONGEST_TAG = 128;

  private final Registry registry;

  private Cosign(Registry registry) {
    this.registry = registry;
  }

  /**
   * Reads signatures from registries.
   *
   * @param registry the reader
   * @return the verifier
   */
  public static Cosign reading(Registry registry) {
    return new Cosign(registry);
  }

  /**
   * Verifies an image.
   *
   * @param image with its digest
   * @param signer who has to have signed it
   * @return what is to be said of its signature
   * @throws GeuseMakerException when the key or the trusted root is none, or the registry could not
   *     be read
   */
  public Verdict verify(ImageReference image, Signer signer) {
    Verifier verifier =
        signer instanceof Signer.Identity identity
            ? ByIdentity.of(identity)
            : ByKey.of(((Signer.Key) signer).publicKey());
    Digest digest = image.digest().orElseThrow();
    String tag = digest.algorithm() + "-" + digest.hex() + ".sig";
    if (tag.length() > LONGEST_TAG) {
      return new Verdict.Unsigned(tag);
    }
    Optional<Manifest> manifest = registry.findManifest(image.withoutDigest().withTag(tag));
    if (manifest.isEmpty()) {
      return new Verdict.Unsigned(tag);
    }
    try {
      JsonNode layers = Json.mapper().readTree(manifest.get().json()).path("layers");
      return verify(image, layers, verifier, signer);
    } catch (IOException e) {
      return new Verdict.Wrong("what the registry has in its place is not understood");
    }
  }

  private Verdict verify(ImageReference image, JsonNode layers, Verifier verifier, Signer signer) {
    Digest digest = image.digest().orElseThrow();
    if (layers.size() > MOST_SIGNATURES) {
      return new Verdict.Wrong(
          "there are %d in its place, more than %d".formatted(layers.size(), MOST_SIGNATURES));
    }
    Set<String> reasons = new LinkedHashSet<>();
    Payloads payloads = new Payloads(registry, image.repository());
    for (JsonNode layer : layers) {
      Optional<Digest> payload = Digest.find(layer.path("digest").asText());
      if (payload.isEmpty() || !CosignSignature.isIn(layer)) {
        continue;
      }
      try {
        byte[] signed = payloads.read(payload.get());
        verifier.verify(CosignSignature.of(layer, signed));
        WrongSignature.unless(
            signedDigest(signed).equals(digest.toString()), "it is for another image");
        return new Verdict.Good(signer.toString());
      } catch (WrongSignature e) {
        reasons.add(e.reason());
      }
    }
    return new Verdict.Wrong(
        reasons.isEmpty() ? "there is none in it" : String.join("; another: ", reasons));
  }

  private static String signedDigest(byte[] payload) {
    try {
      return Json.mapper()
          .readTree(payload)
          .path("critical")
          .path("image")
          .path("docker-manifest-digest")
          .asText();
    } catch (IOException e) {
      return "";
    }
  }
}
