package io.geusemaker.examples.sandbox.n8n;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.geusemaker.examples.sandbox.docker.Call;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** {@code n8n export:credentials --all --decrypted --output=FILE}. */
final class CredentialExport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OUTPUT = "--output=";

  private CredentialExport() {}

  /** Exports all or, when one cannot be decrypted, none. */
  static int run(Call call, Pool pool, String encryptionKey) {
    List<String> words = call.arguments();
    List<String> outputs = words.stream().filter(word -> word.startsWith(OUTPUT)).toList();
    Set<String> others = Set.of("export:credentials", "--all", "--decrypted");
    if (words.size() != 4 || outputs.size() != 1 || !words.containsAll(others)) {
      throw new UnsupportedCall(call.toString());
    }
    Path file = call.directory().resolve(outputs.get(0).substring(OUTPUT.length()));
    CredentialCipher cipher = new CredentialCipher(encryptionKey);
    try {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      for (List<String> row :
          pool.query("SELECT id, name, type, data FROM credentials_entity ORDER BY id")) {
        all.addObject()
            .put("id", row.get(0))
            .put("name", row.get(1))
            .put("type", row.get(2))
            .set("data", JSON.readTree(cipher.decrypt(row.get(3))));
      }
      if (all.isEmpty()) {
        throw new IllegalArgumentException("No credentials found with specified filters.");
      }
      Files.writeString(file, all.toString());
      call.out().println("Successfully exported " + all.size() + " credentials.");
      return 0;
    } catch (SQLException | IOException | IllegalArgumentException e) {
      call.err().println("Error exporting credentials. See log messages for details.");
      call.err().println(e.getMessage());
      return 1;
    }
  }
}
