package io.geusemaker.examples.contract;

import io.geusemaker.api.model.CredentialId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Recovers a Docker stack, and knows every password that it may have had since it was last well.
 */
final class Aftermath {

  private final DockerStack stack;
  private final Agreement agreement;
  private final Set<String> databasePasswords = new TreeSet<>();
  private final Set<String> ownerPasswords = new TreeSet<>();

  Aftermath(DockerStack stack) {
    this.stack = stack;
    agreement = new Agreement(stack);
    databasePasswords.add(stack.databasePassword());
    ownerPasswords.add(stack.ownerPassword());
  }

  /** Remembers every password on record. */
  void look(Path stateDirectory) {
    Records records = records(stateDirectory);
    databasePasswords.addAll(records.all(Records.DATABASE));
    ownerPasswords.addAll(records.all(Records.OWNER));
  }

  /** Recovers with records in a directory; tells how. */
  String recover(Path stateDirectory) {
    look(stateDirectory);
    return stack.deployment().stateDirectory(stateDirectory).recover().execute().toString();
  }

  /** Looks at host and records, and from then on only at passwords that come later. */
  void isWell(Path stateDirectory) {
    look(stateDirectory);
    Records records = records(stateDirectory);
    agreement.holds(records, databasePasswords, ownerPasswords);
    Map<CredentialId, String> current = records.current();
    databasePasswords.clear();
    ownerPasswords.clear();
    databasePasswords.add(Objects.requireNonNull(current.get(Records.DATABASE)));
    ownerPasswords.add(Objects.requireNonNull(current.get(Records.OWNER)));
  }

  private Records records(Path stateDirectory) {
    return new Records(stateDirectory, stack.fact("project"));
  }
}
