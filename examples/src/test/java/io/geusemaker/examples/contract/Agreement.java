package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.examples.sandbox.n8n.CredentialCipher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What holds on the Docker stack after every misfortune: exactly the recorded credential opens each
 * service; files, containers and copies agree with it; nothing is missing or left over.
 */
final class Agreement {

  private final DockerStack stack;
  // What a recovery leaves for an operator that it took over, who may still wake up.
  private static final String LOCK = ".geusemaker.lock";

  private final Set<String> fileNames;
  private final List<String> containers;
  private final List<String> rows;
  private final String encryptionKey;

  /** Takes what is there now for what must stay. */
  Agreement(DockerStack stack) {
    this.stack = stack;
    fileNames = stack.projectFiles().keySet();
    containers = stack.containers();
    rows = rows();
    encryptionKey =
        stack
            .environment("n8n")
            .lines()
            .filter(line -> line.startsWith("N8N_ENCRYPTION_KEY="))
            .map(line -> line.substring(line.indexOf('=') + 1))
            .findFirst()
            .orElseThrow();
  }

  /**
   * Looks at everything.
   *
   * @param records where the credentials are recorded
   * @param databasePasswords every password that the database may have had
   * @param ownerPasswords every password that n8n's owner may have had
   */
  void holds(Records records, Set<String> databasePasswords, Set<String> ownerPasswords) {
    Map<CredentialId, String> recorded = records.current();
    String database = recorded.getOrDefault(Records.DATABASE, "");
    String owner = recorded.getOrDefault(Records.OWNER, "");
    stack.databasePasswordIs(database);
    stack.ownerPasswordIs(owner);

    assertThat(stack.databaseAccepts(database)).as("the recorded password opens it").isTrue();
    assertThat(others(databasePasswords, database))
        .as("other passwords that open the database")
        .noneMatch(stack::databaseAccepts);
    String hash = stack.query("SELECT password FROM \"user\" WHERE password IS NOT NULL").get(0);
    assertThat(opens(owner, hash)).as("the recorded password is the owner's").isTrue();
    assertThat(others(ownerPasswords, owner))
        .as("other passwords of the owner")
        .noneMatch(other -> opens(other, hash));
    assertThat(stack.loginOnceAllowed(owner)).as("n8n's answer to the recorded").isEqualTo(200);

    assertThat(stack.containers()).isEqualTo(containers);
    assertThat(stack.health("n8n")).isEqualTo("running healthy");
    assertThat(stack.health("postgres")).isEqualTo("running healthy");
    Map<String, String> found = new TreeMap<>(stack.projectFiles());
    assertThat(Optional.ofNullable(found.remove(LOCK)).orElse("released=yes"))
        .as("the lock on the host")
        .contains("released=yes");
    assertThat(found.keySet()).isEqualTo(fileNames);
    String files = String.join("\n", found.values());
    assertThat(files.contains(database)).as("the files hold the recorded password").isTrue();
    assertThat(others(databasePasswords, database)).noneMatch(files::contains);
    assertThat(stack.environment("n8n").contains(database)).as("so does n8n's container").isTrue();
    assertThat(decrypted("PostgreSQL Local")).isEqualTo(database);
    assertThat(decrypted("PostgreSQL Elsewhere")).isEqualTo("not-ours");

    assertThat(rows()).isEqualTo(rows);
    assertThat(records.pending()).as("pending").isEmpty();
    assertThat(records.unfinished()).as("unfinished operations").isEmpty();
  }

  /** What n8n would find in a stored credential; starting n8n to ask it takes longer. */
  private String decrypted(String name) {
    String data =
        stack.query("SELECT data FROM credentials_entity WHERE name = '" + name + "'").get(0);
    try {
      return new ObjectMapper()
          .readTree(new CredentialCipher(encryptionKey).decrypt(data))
          .path("password")
          .asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored credential is no JSON", e);
    }
  }

  private static boolean opens(String password, String hash) {
    return BCrypt.verifyer().verify(password.toCharArray(), hash).verified;
  }

  private static List<String> others(Set<String> all, String current) {
    List<String> others = new ArrayList<>(new TreeSet<>(all));
    others.remove(current);
    return others;
  }

  private List<String> rows() {
    List<String> all = new ArrayList<>(stack.query("SELECT id, note FROM canary ORDER BY id"));
    all.addAll(stack.query("SELECT id, name FROM credentials_entity ORDER BY id"));
    all.addAll(stack.query("SELECT id, name FROM workflow_entity ORDER BY id"));
    return all;
  }
}
