package io.geusemaker.core.signature.standin;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** All that "keyless" signing needs, and the file that says whom to trust for it. */
public final class StandInSigstore {

  /** When everything here begins to be trusted. */
  public final Instant begin;

  public final StandInLog signatures = new StandInLog();
  public final StandInLog certificates = new StandInLog();
  public final StandInAuthority authority;

  public StandInSigstore(Instant begin) {
    this.begin = begin;
    this.authority = new StandInAuthority(begin, certificates::record);
  }

  /** One whose authority puts other timestamps into its certificates. */
  public StandInSigstore(Instant begin, StandInAuthority.Recorder recorder) {
    this.begin = begin;
    this.authority = new StandInAuthority(begin, recorder);
  }

  /** What cosign signs: a document that names an image's digest. */
  public static byte[] payload(String digest) {
    return ("{\"critical\":{\"identity\":{\"docker-reference\":\"stand-in.example.org/app\"},"
            + "\"image\":{\"docker-manifest-digest\":\"%s\"},"
            + "\"type\":\"cosign container image signature\"},\"optional\":null}")
        .formatted(digest)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Signs with a new key, certified on request, and records it a minute later. */
  public SignedPayload sign(byte[] payload, SigningRequest request) {
    return sign(payload, request, request.begin().plus(Duration.ofMinutes(1)));
  }

  /** Signs with a new key, certified on request, and records it at a time. */
  public SignedPayload sign(byte[] payload, SigningRequest request, Instant recorded) {
    KeyPair key = Keys.pair();
    X509Certificate signer = authority.certify(key.getPublic(), request);
    byte[] signature = Keys.sign(key.getPrivate(), payload);
    return new SignedPayload(
        payload,
        Keys.base64(signature),
        Keys.pem(signer),
        chain(),
        signatures.bundle(payload, signature, signer, recorded));
  }

  public String chain() {
    return Keys.pem(authority.intermediate()) + Keys.pem(authority.root());
  }

  /** As {@code cosign trusted-root create} writes it. */
  public String trustedRoot() {
    return trustedRootWith(certificates);
  }

  public String trustedRootWith(StandInLog certificateLog) {
    return trustedRoot("\"ctlogs\":[" + log(certificateLog) + "],");
  }

  public String trustedRootWithoutCertificateLogs() {
    return trustedRoot("");
  }

  private String trustedRoot(String certificateLogs) {
    return """
        {"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1",
        "tlogs":[%s],
        %s
        "certificateAuthorities":[{
          "subject":{"organization":"stand-in.example.org","commonName":"root"},
          "uri":"https://fulcio.example.org",
          "certChain":{"certificates":[{"rawBytes":"%s"},{"rawBytes":"%s"}]},
          "validFor":{"start":"%s"}}]}
        """
        .formatted(
            log(signatures),
            certificateLogs,
            Keys.base64(Keys.der(authority.intermediate())),
            Keys.base64(Keys.der(authority.root())),
            begin);
  }

  private String log(StandInLog log) {
    return """
        {"baseUrl":"https://log.example.org","hashAlgorithm":"SHA2_256",
        "publicKey":{"rawBytes":"%s","keyDetails":"PKIX_ECDSA_P256_SHA_256",
        "validFor":{"start":"%s"}},"logId":{"keyId":"%s"}}"""
        .formatted(Keys.base64(log.publicKey().getEncoded()), begin, Keys.base64(log.id()));
  }
}
