package io.geusemaker.core.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.RecordFile;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.json.Schema;
import java.io.IOException;
import java.security.GeneralSecurityException;

/**
 * A keyset file that only its owner can read: {@code schema_version}, {@code keyset} in Tink's JSON
 * form, {@code checksum}. Without the checksum a changed bit would be just another key.
 */
final class PlainKeyset {

  private static final String KEYSET = "keyset";

  private final DocumentFile document;

  PlainKeyset(RecordFile file) {
    this.document = new DocumentFile(file, Schema.first());
  }

  Sealer openOrMake() {
    if (!document.exists()) {
      // Whoever comes first wins: the file is read back whichever that was.
      document.writeNew(newKeyset());
    }
    document.requireOwnerOnly();
    JsonNode keyset = document.read().map(content -> content.path(KEYSET)).orElseThrow(this::bad);
    try {
      return TinkSealer.of(
          TinkJsonProtoKeysetFormat.parseKeyset(
              keyset.toString(), TinkSealer.TINK, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw bad();
    }
  }

  private static ObjectNode newKeyset() {
    try {
      String tink =
          TinkJsonProtoKeysetFormat.serializeKeyset(
              TinkSealer.generate(), TinkSealer.TINK, InsecureSecretKeyAccess.get());
      return Json.mapper().createObjectNode().set(KEYSET, Json.mapper().readTree(tink));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Tink writes its keysets as JSON", e);
    }
  }

  /** Without a cause, which could quote the key. */
  private GeuseMakerException bad() {
    return new GeuseMakerException(
        new StateFailure.Damaged(document.place(), "it holds no AES-GCM keyset"));
  }
}
