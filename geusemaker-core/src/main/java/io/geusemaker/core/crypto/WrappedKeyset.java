package io.geusemaker.core.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.secret.Sealer;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.RecordFile;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.json.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A keyset that is encrypted under a key derived from a passphrase: {@code kdf}, {@code salt} and
 * {@code iterations} beside Tink's encrypted keyset.
 */
final class WrappedKeyset {

  private static final String KDF = "PBKDF2WithHmacSHA256";

  /** What OWASP's password storage cheat sheet asks of this function. */
  private static final int ITERATIONS = 600_000;

  private static final int SALT_BYTES = 16;
  private static final byte[] PURPOSE = AssociatedData.encode("keyset");

  private final DocumentFile document;

  WrappedKeyset(RecordFile file) {
    this.document = new DocumentFile(file, Schema.first());
  }

  /** As it is in the file. */
  record Content(String kdf, int iterations, String salt, JsonNode keyset) {}

  Sealer openOrMake(Secret passphrase) {
    if (!document.exists()) {
      document.writeNew(newKeyset(passphrase));
    }
    document.requireOwnerOnly();
    Content content = document.read(Content.class).orElseThrow(() -> bad("it is gone"));
    if (!KDF.equals(content.kdf()) || content.iterations() < 1) {
      throw bad("it does not say how its key is derived");
    }
    byte[] salt;
    try {
      salt = HexFormat.of().parseHex(content.salt());
    } catch (IllegalArgumentException e) {
      throw bad("its salt is not hexadecimal");
    }
    Aead wrapping = derive(passphrase, salt, content.iterations());
    try {
      return TinkSealer.of(
          TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
              content.keyset().toString(), wrapping, PURPOSE, TinkSealer.TINK));
    } catch (GeneralSecurityException e) {
      throw new GeuseMakerException(
          new StateFailure.WrongKey("this passphrase", "it does not open " + document.place()));
    }
  }

  private static Content newKeyset(Secret passphrase) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    Aead wrapping = derive(passphrase, salt, ITERATIONS);
    try {
      String tink =
          TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
              TinkSealer.generate(), wrapping, PURPOSE, TinkSealer.TINK);
      return new Content(
          KDF, ITERATIONS, HexFormat.of().formatHex(salt), Json.mapper().readTree(tink));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Tink writes its keysets as JSON", e);
    }
  }

  private static Aead derive(Secret passphrase, byte[] salt, int iterations) {
    byte[] utf8 = passphrase.revealUtf8(SecretAccess.deliberate());
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
    char[] characters = Arrays.copyOf(text.array(), text.length());
    PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, AesGcm.KEY_BYTES * Byte.SIZE);
    byte[] key = new byte[0];
    try {
      key = SecretKeyFactory.getInstance(KDF).generateSecret(spec).getEncoded();
      return AesGcm.by(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has " + KDF + " and AES-GCM", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(utf8, (byte) 0);
      Arrays.fill(text.array(), '\0');
      Arrays.fill(characters, '\0');
      Arrays.fill(key, (byte) 0);
    }
  }

  private GeuseMakerException bad(String reason) {
    return new GeuseMakerException(new StateFailure.Damaged(document.place(), reason));
  }
}
