package io.geusemaker.core.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Symmetric keys of KMS: a wrapped data key names its key, and opens only under the encryption
 * context that it was made with.
 */
public final class KmsStandIn implements AwsService {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARN = "arn:aws:kms:eu-central-1:111122223333:key/";
  private static final int ID = 36;
  private static final int NONCE = 12;
  private static final int DATA_KEY = 32;

  private record Key(String id, SecretKeySpec material) {}

  private final ServiceModel model = ServiceModel.of("kms");
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Key> keys = new ConcurrentHashMap<>();
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();

  KmsStandIn() {}

  /**
   * Makes a key.
   *
   * @param alias its alias, such as {@code alias/geusemaker}; one that exists moves to it
   * @return its ARN
   */
  public String create(String alias) {
    byte[] material = new byte[DATA_KEY];
    random.nextBytes(material);
    String id = UUID.randomUUID().toString();
    keys.put(id, new Key(id, new SecretKeySpec(material, "AES")));
    states.put(id, "Enabled");
    aliases.put(alias, id);
    return ARN + id;
  }

  /**
   * Changes the state of a key.
   *
   * @param alias its alias
   * @param state {@code Enabled}, {@code Disabled} or {@code PendingDeletion}
   */
  public void state(String alias, String state) {
    states.put(String.valueOf(aliases.get(alias)), state);
  }

  @Override
  public String target() {
    return "TrentService";
  }

  @Override
  public ServiceModel model() {
    return model;
  }

  @Override
  public String prefix() {
    return "kms";
  }

  @Override
  public JsonNode perform(String action, JsonNode request) {
    return switch (action) {
      case "GenerateDataKey" -> generated(request);
      case "Decrypt" -> decrypted(request);
      default -> throw new Refusal("UnknownOperationException", action);
    };
  }

  private ObjectNode generated(JsonNode request) {
    if (!request.path("KeySpec").asText().equals("AES_256")) {
      throw new Refusal("ValidationException", "KeySpec");
    }
    Key key = usable(request.path("KeyId").asText());
    byte[] plain = new byte[DATA_KEY];
    random.nextBytes(plain);
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context(request), plain);
    byte[] blob =
        ByteBuffer.allocate(ID + NONCE + sealed.length)
            .put(key.id().getBytes(StandardCharsets.UTF_8))
            .put(nonce)
            .put(sealed)
            .array();
    return JSON.createObjectNode()
        .put("KeyId", ARN + key.id())
        .put("Plaintext", Base64.getEncoder().encodeToString(plain))
        .put("CiphertextBlob", Base64.getEncoder().encodeToString(blob));
  }

  private ObjectNode decrypted(JsonNode request) {
    ByteBuffer blob =
        ByteBuffer.wrap(Base64.getDecoder().decode(request.path("CiphertextBlob").asText()));
    if (blob.remaining() <= ID + NONCE) {
      throw new Refusal("InvalidCiphertextException", "");
    }
    byte[] id = new byte[ID];
    blob.get(id);
    byte[] nonce = new byte[NONCE];
    blob.get(nonce);
    byte[] sealed = new byte[blob.remaining()];
    blob.get(sealed);
    Key named = usable(request.path("KeyId").asText());
    Key wrapping = keys.get(new String(id, StandardCharsets.UTF_8));
    if (wrapping == null) {
      throw new Refusal("InvalidCiphertextException", "");
    }
    if (!wrapping.id().equals(named.id())) {
      throw new Refusal(
          "IncorrectKeyException",
          "The key ID in the request does not identify a CMK that can perform this operation.");
    }
    byte[] plain = cipher(Cipher.DECRYPT_MODE, named, nonce, context(request), sealed);
    return JSON.createObjectNode()
        .put("KeyId", ARN + named.id())
        .put("Plaintext", Base64.getEncoder().encodeToString(plain));
  }

  private Key usable(String name) {
    String id =
        name.startsWith("alias/")
            ? aliases.getOrDefault(name, "")
            : name.substring(name.lastIndexOf('/') + 1);
    Key key = keys.get(id);
    if (key == null) {
      throw new Refusal("NotFoundException", "Key '" + name + "' does not exist");
    }
    String state = String.valueOf(states.get(id));
    if (state.equals("Disabled")) {
      throw new Refusal("DisabledException", ARN + id + " is disabled.");
    }
    if (!state.equals("Enabled")) {
      throw new Refusal("KMSInvalidStateException", ARN + id + " is pending deletion.");
    }
    return key;
  }

  private static byte[] context(JsonNode request) {
    Map<String, String> sorted = new TreeMap<>();
    request
        .path("EncryptionContext")
        .properties()
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue().asText()));
    return sorted.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] cipher(int mode, Key key, byte[] nonce, byte[] context, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.material(), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(context);
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new Refusal("InvalidCiphertextException", "");
    }
  }
}
