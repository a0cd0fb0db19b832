package io.geusemaker.core.state;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.crypto.AssociatedData;
import java.util.Arrays;
import java.util.Base64;

/** Encrypts the credentials of one deployment, each bound to its place. */
record CredentialCipher(DeploymentName deployment, Sealer sealer) {

  /** Reads back what it sealed: a key that cannot open it again must not be relied on. */
  String seal(CredentialId id, int version, Secret secret) {
    byte[] plain = secret.revealUtf8(SecretAccess.deliberate());
    try {
      byte[] ciphertext =
          sealer.seal(plain, AssociatedData.of(deployment, id.service(), id.name(), version));
      String text = Base64.getEncoder().encodeToString(ciphertext);
      try (Secret opened = open(id, version, text)) {
        if (!opened.sameAs(secret)) {
          throw wrongKey("it does not give back what it encrypted");
        }
      }
      return text;
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  Secret open(CredentialId id, int version, String ciphertext) {
    byte[] plain = new byte[0];
    try {
      plain =
          sealer.open(
              Base64.getDecoder().decode(ciphertext),
              AssociatedData.of(deployment, id.service(), id.name(), version));
      return Secret.ofUtf8(plain);
    } catch (IllegalArgumentException e) {
      throw wrongKey("version " + version + " of " + id + " does not open");
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static GeuseMakerException wrongKey(String reason) {
    return new GeuseMakerException(new StateFailure.WrongKey("the key in use", reason));
  }
}
