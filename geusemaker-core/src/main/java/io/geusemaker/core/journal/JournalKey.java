package io.geusemaker.core.journal;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.core.crypto.AssociatedData;
import java.util.Base64;
import java.util.regex.Pattern;

/** Encrypts the secret parts of one operation's journal, each bound to its place. */
record JournalKey(DeploymentName deployment, String operationId, Sealer sealer) {

  static final String MAC_KEY = "mac_key";
  static final String INTENT = "intent";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

  JournalKey {
    if (!ID.matcher(operationId).matches()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "operation id",
              "it has to be 1 to 128 letters, digits, dashes or underscores and start with a letter"
                  + " or digit"));
    }
  }

  String seal(String part, byte[] plain) {
    return Base64.getEncoder().encodeToString(sealer.seal(plain, bound(part)));
  }

  /**
   * Opens a part.
   *
   * @throws IllegalArgumentException when it is damaged or the key is another
   */
  byte[] open(String part, String sealed) {
    return sealer.open(Base64.getDecoder().decode(sealed), bound(part));
  }

  private byte[] bound(String part) {
    return AssociatedData.ofOperation(deployment, operationId, part);
  }
}
