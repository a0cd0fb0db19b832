package io.geusemaker.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.core.crypto.AssociatedData;
import io.geusemaker.core.crypto.HmacChain;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.json.Json;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The key of one log, which is in a document of its own, encrypted and bound to the deployment. */
final class AuditKey {

  private static final String MAC_KEY = "mac_key";
  private static final String HEAD = "head";

  private final DeploymentName deployment;
  private final byte[] key;

  private AuditKey(DeploymentName deployment, byte[] key) {
    this.deployment = deployment;
    this.key = key;
  }

  /**
   * Reads the key.
   *
   * @return empty when there is no document
   * @throws GeuseMakerException with {@link StateFailure.Damaged}, {@link StateFailure.Newer}, or
   *     {@link StateFailure.WrongKey} when the document is whole and does not open
   */
  static Optional<AuditKey> read(DocumentFile document, DeploymentName deployment, Sealer sealer) {
    return document
        .read()
        .map(tree -> open(tree.path(MAC_KEY).asText(), deployment, sealer, document));
  }

  /**
   * Makes a new key in place of the one that is there.
   *
   * @throws GeuseMakerException with {@link StateFailure.NotWritable}, or {@link
   *     StateFailure.WrongKey} when the sealer does not give back what it encrypted
   */
  static AuditKey make(DocumentFile document, DeploymentName deployment, Sealer sealer) {
    byte[] made = new byte[HmacChain.KEY_BYTES];
    new SecureRandom().nextBytes(made);
    String sealed =
        Base64.getEncoder()
            .encodeToString(sealer.seal(made, AssociatedData.ofAudit(deployment, MAC_KEY)));
    AuditKey opened = open(sealed, deployment, sealer, document);
    if (!Arrays.equals(opened.key, made)) {
      throw wrongKey(document);
    }
    ObjectNode tree = Json.mapper().createObjectNode();
    document.write(tree.put("deployment", deployment.value()).put(MAC_KEY, sealed));
    return opened;
  }

  /** The chain at a place. */
  HmacChain chain(AuditPlace place) {
    HmacChain chain = new HmacChain(key);
    chain.returnTo(HexFormat.of().parseHex(place.mac()));
    return chain;
  }

  /** What only who has the key can say of a place; a line of the log is never taken for it. */
  String proof(AuditPlace place) {
    byte[] said =
        AssociatedData.ofAudit(deployment, HEAD, Integer.toString(place.count()), place.mac());
    return HexFormat.of().formatHex(HmacChain.mac(key, said));
  }

  private static AuditKey open(
      String sealed, DeploymentName deployment, Sealer sealer, DocumentFile document) {
    try {
      byte[] opened =
          sealer.open(
              Base64.getDecoder().decode(sealed), AssociatedData.ofAudit(deployment, MAC_KEY));
      if (opened.length == HmacChain.KEY_BYTES) {
        return new AuditKey(deployment, opened);
      }
    } catch (IllegalArgumentException e) {
      throw wrongKey(document);
    }
    throw wrongKey(document);
  }

  private static GeuseMakerException wrongKey(DocumentFile document) {
    return new GeuseMakerException(
        new StateFailure.WrongKey(
            "the key in use",
            "the key of the audit log in " + document.place() + " does not open"));
  }
}
