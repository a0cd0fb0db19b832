package io.geusemaker.core.secretsmanager;

import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.core.crypto.Digests;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Tokens that become ids of versions, so that a call which is repeated because its reply was lost
 * makes no second version. One that is made anew differs: a number may be used again for another
 * secret when a death came before the first use was recorded.
 */
final class VersionToken {

  private static final int NONCE = 16;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private VersionToken() {}

  /** Whether a version was put here, not by another tool, whose ids are UUIDs. */
  static boolean isOne(String version) {
    return FORM.matcher(version).matches();
  }

  /** 64 hexadecimal digits. */
  static String of(DeploymentName deployment, CredentialId credential, int version) {
    byte[] nonce = new byte[NONCE];
    new SecureRandom().nextBytes(nonce);
    return Digests.sha256(
        String.join(
            "\n",
            deployment.value(),
            credential.toString(),
            Integer.toString(version),
            HexFormat.of().formatHex(nonce)));
  }
}
