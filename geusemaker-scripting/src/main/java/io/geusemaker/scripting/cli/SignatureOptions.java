package io.geusemaker.scripting.cli;

import io.geusemaker.api.Patch;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.SignatureRule.Mode;
import io.geusemaker.api.model.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who has to have signed the images; the names of cosign's own options where it has them. */
final class SignatureOptions {

  @Option(
      names = "--signed-by",
      paramLabel = "REPOSITORY=KEYFILE",
      description = "Demand a cosign signature by the public key in this file.")
  private Map<String, Path> signedBy = new LinkedHashMap<>();

  @Option(
      names = "--certificate-identity",
      paramLabel = "REPOSITORY=IDENTITY",
      description =
          "Demand a cosign signature by this identity, an e-mail address or the URI of a workflow;"
              + " needs --certificate-oidc-issuer and --trusted-root.")
  private Map<String, String> identities = new LinkedHashMap<>();

  @Option(
      names = "--certificate-oidc-issuer",
      paramLabel = "REPOSITORY=URL",
      description = "The OpenID Connect issuer that has to have known that identity.")
  private Map<String, String> issuers = new LinkedHashMap<>();

  @Option(
      names = "--trusted-root",
      paramLabel = "FILE",
      description =
          "The Sigstore trusted_root.json with the authorities and logs that vouch for identities;"
              + " it is read, never fetched.")
  private @Nullable Path trustedRoot;

  /** The patch, with these demands. */
  Patch demandedOf(Patch patch) {
    Patch demanding = patch;
    for (Map.Entry<String, Path> rule : signedBy.entrySet()) {
      refuse(
          identities.containsKey(rule.getKey()),
          "--signed-by",
          "a key and an identity are demanded of " + rule.getKey());
      Signer signer = Signer.key(text("--signed-by", rule.getValue()));
      demanding = demanding.signedBy(rule.getKey(), Mode.REQUIRE, signer);
    }
    return identities.isEmpty() ? withoutIdentities(demanding) : withIdentities(demanding);
  }

  private Patch withoutIdentities(Patch patch) {
    String needed = "it needs --certificate-identity for the same repository";
    refuse(!issuers.isEmpty(), "--certificate-oidc-issuer", needed);
    refuse(trustedRoot != null, "--trusted-root", "it needs --certificate-identity");
    return patch;
  }

  private Patch withIdentities(Patch patch) {
    if (trustedRoot == null) {
      throw invalid("--certificate-identity", "it needs --trusted-root");
    }
    refuse(
        !issuers.keySet().equals(identities.keySet()),
        "--certificate-identity",
        "each repository needs a --certificate-oidc-issuer, and the other way round");
    String root = text("--trusted-root", trustedRoot);
    Patch demanding = patch;
    for (Map.Entry<String, String> rule : identities.entrySet()) {
      String issuer = issuers.getOrDefault(rule.getKey(), "");
      demanding =
          demanding.signedBy(
              rule.getKey(), Mode.REQUIRE, Signer.identity(rule.getValue(), issuer, root));
    }
    return demanding;
  }

  private static void refuse(boolean wrong, String option, String reason) {
    if (wrong) {
      throw invalid(option, reason);
    }
  }

  private static GeuseMakerException invalid(String option, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(option, reason));
  }

  private static String text(String option, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(option, file + " cannot be read"), e);
    }
  }
}
