package io.geusemaker.examples.contract;

import io.geusemaker.core.signature.standin.Keys;
import io.geusemaker.core.signature.standin.SignedPayload;
import io.geusemaker.core.signature.standin.SigningRequest;
import io.geusemaker.core.signature.standin.StandInRekor;
import io.geusemaker.core.signature.standin.StandInSigstore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The real cosign, trusting a stand-in for Sigstore's services and nobody else. */
final class RealCosign {

  private static final Path SCRIPT = Path.of("stack/cosign.sh").toAbsolutePath();

  private final Path directory;
  private final StandInSigstore sigstore;

  RealCosign(Path directory, StandInSigstore sigstore) {
    this.directory = directory;
    this.sigstore = sigstore;
    write("chain.pem", sigstore.chain());
    write("rekor.pub", Keys.pem(sigstore.signatures.publicKey()));
    write("ctlog.pub", Keys.pem(sigstore.certificates.publicKey()));
  }

  /** The text of a trusted root that cosign has made. */
  String trustedRoot() {
    done("trusted-root", sigstore.begin.toString());
    return read("trusted_root.json");
  }

  /** Attaches a signature that was made elsewhere. */
  void attach(String reference, SignedPayload signed) {
    write("payload.json", new String(signed.payload(), StandardCharsets.UTF_8));
    write("signature", signed.signature());
    write("certificate.pem", signed.certificate());
    write(
        "rekor.json",
        "{\"base64Signature\":\"%s\",\"rekorBundle\":%s}"
            .formatted(signed.signature(), signed.bundle()));
    done("attach", reference);
  }

  /** Signs with a key of its own, which is certified first, and lets it be recorded. */
  void sign(String reference, SigningRequest request) {
    done("key");
    X509Certificate certificate = sigstore.authority.certify(key(read("cosign.pub")), request);
    write("certificate.pem", Keys.pem(certificate));
    try (StandInRekor rekor = new StandInRekor(sigstore.signatures)) {
      done("sign", reference, rekor.address());
    }
  }

  /** Whether it accepts an image by an identity. */
  boolean accepts(String reference, String identity, String issuer) {
    Shell.Ended ended = run("verify", reference, identity, issuer);
    if (ended.exitCode() != 0 && !ended.errors().contains("no matching signatures")) {
      throw new IllegalStateException("cosign did not come to verify: " + ended.errors());
    }
    return ended.exitCode() == 0;
  }

  private static PublicKey key(String pem) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void done(String verb, String... arguments) {
    Shell.Ended ended = run(verb, arguments);
    if (ended.exitCode() != 0) {
      throw new IllegalStateException("cosign.sh " + verb + ": " + ended.errors());
    }
  }

  private Shell.Ended run(String verb, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(SCRIPT.toString(), verb, directory.toString()));
    command.addAll(List.of(arguments));
    return Shell.run(Map.of(), "", command);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
