package io.geusemaker.core.signature;

import io.geusemaker.core.signature.standin.SignedPayload;
import java.util.Optional;

/** Signatures of the stand-in as they are read from a registry. */
final class Signatures {

  private Signatures() {}

  static CosignSignature of(SignedPayload signed) {
    return new CosignSignature(
        signed.payload(),
        signed.signature(),
        Optional.of(signed.certificate()),
        Optional.of(signed.chain()),
        Optional.of(signed.bundle()));
  }

  static CosignSignature withBundle(CosignSignature signature, String bundle) {
    return withBundle(signature, Optional.of(bundle));
  }

  static CosignSignature withBundle(CosignSignature signature, Optional<String> bundle) {
    return new CosignSignature(
        signature.payload(),
        signature.signature(),
        signature.certificate(),
        signature.chain(),
        bundle);
  }

  static CosignSignature withChain(CosignSignature signature, Optional<String> chain) {
    return new CosignSignature(
        signature.payload(),
        signature.signature(),
        signature.certificate(),
        chain,
        signature.bundle());
  }
}
