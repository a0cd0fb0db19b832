package io.geusemaker.core.rotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.credential.N8nCipher;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.N8nFacts.StoredCredential;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The credentials in n8n that hold a copy of what is rotated: they log in to the stack's database
 * as the rotated role, or open its Qdrant.
 *
 * <p>Those of the database are found by host, port and user, not by name. The database does not
 * matter: a role has one password for all of them.
 *
 * @param found those that hold the secret
 * @param unreadable those that could not be decrypted, so that nobody knows
 */
record StoredCopies(List<StoredCopy> found, List<String> unreadable) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static StoredCopies none() {
    return new StoredCopies(List.of(), List.of());
  }

  /**
   * The credentials in n8n that log in to the stack's database as a role.
   *
   * @param hosts the names under which n8n reaches it
   * @param port its port
   * @param role the role
   */
  static StoredCopies find(N8nFacts n8n, Set<String> hosts, String port, String role) {
    return among(n8n.databaseCredentials(), n8n, fields -> isFor(fields, hosts, port, role));
  }

  /**
   * The credentials in n8n that open Qdrant with a key.
   *
   * @param hosts the names under which n8n reaches it
   * @param key the key that they hold
   */
  static StoredCopies ofQdrant(N8nFacts n8n, Set<String> hosts, Secret key) {
    return among(n8n.qdrantCredentials(), n8n, fields -> opensQdrant(fields, hosts, key));
  }

  private static StoredCopies among(
      List<StoredCredential> rows, N8nFacts n8n, Predicate<JsonNode> holdsIt) {
    List<StoredCopy> found = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (StoredCredential row : rows) {
      Optional<String> content =
          n8n.encryptionKey().flatMap(key -> N8nCipher.decrypt(row.data(), key));
      if (content.isEmpty()) {
        unreadable.add(row.toString());
      } else if (holdsIt.test(parse(content.get()))) {
        found.add(new StoredCopy(row, content.get()));
      }
    }
    return new StoredCopies(List.copyOf(found), List.copyOf(unreadable));
  }

  private static boolean opensQdrant(JsonNode fields, Set<String> hosts, Secret key) {
    try {
      String host = URI.create(fields.path("qdrantUrl").asText().strip()).getHost();
      return host != null
          && hosts.contains(host)
          && Secret.of(fields.path("apiKey").asText()).sameAs(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isFor(JsonNode fields, Set<String> hosts, String port, String role) {
    return hosts.contains(fields.path("host").asText())
        && fields.path("port").asText("5432").equals(port)
        && fields.path("user").asText().equals(role);
  }

  /** The row's data with another role and its password, encrypted as n8n does. */
  static Secret refreshed(StoredCopy copy, String role, Secret password, Secret encryptionKey) {
    ObjectNode fields = (ObjectNode) parse(copy.content());
    fields.put("user", role);
    fields.put("password", password.reveal(SecretAccess.deliberate()));
    return Secret.of(N8nCipher.encrypt(fields.toString(), encryptionKey));
  }

  /** The row's data with another value in one field, encrypted as n8n does. */
  static Secret with(StoredCopy copy, String field, Secret secret, Secret encryptionKey) {
    ObjectNode fields = (ObjectNode) parse(copy.content());
    fields.put(field, secret.reveal(SecretAccess.deliberate()));
    return Secret.of(N8nCipher.encrypt(fields.toString(), encryptionKey));
  }

  private static JsonNode parse(String content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a stored credential is not JSON");
    }
  }
}
