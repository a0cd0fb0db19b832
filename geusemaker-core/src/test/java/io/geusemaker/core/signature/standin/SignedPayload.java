package io.geusemaker.core.signature.standin;

/**
 * A signature with all that belongs to it, as cosign keeps it.
 *
 * @param payload what was signed
 * @param signature in Base64
 * @param certificate in PEM
 * @param chain in PEM
 * @param bundle of the transparency log, as JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record SignedPayload(
    byte[] payload, String signature, String certificate, String chain, String bundle) {}
