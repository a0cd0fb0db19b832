package io.geusemaker.core.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in a phrase what is changed in the database. */
final class DatabaseSummary {

  private DatabaseSummary() {}

  static String of(
      Optional<PostgresTarget> postgres,
      List<RoleTarget> roles,
      Optional<N8nTarget> n8n,
      List<SecretTarget> secrets,
      List<IssuedKeyTarget> issuedKeys) {
    List<String> parts = new ArrayList<>();
    int copies = secrets.stream().mapToInt(target -> target.copies().found().size()).sum();
    List<String> names =
        RoleSteps.names(postgres.filter(target -> target.alternation().isEmpty()), roles);
    if (!names.isEmpty()) {
      parts.add(
          (names.size() == 1 ? "change the password of role " : "change the passwords of roles ")
              + String.join(", ", names));
    }
    copies += postgres.map(target -> target.copies().found().size()).orElse(0);
    copies += roles.stream().mapToInt(target -> target.copies().found().size()).sum();
    if (copies > 0) {
      parts.add("refresh " + copies + " stored credential" + (copies == 1 ? "" : "s"));
    }
    n8n.filter(N8nTarget.OwnerAccount.class::isInstance)
        .ifPresent(target -> parts.add("change the password of n8n's owner"));
    if (!issuedKeys.isEmpty()) {
      int keys = issuedKeys.size();
      parts.add("reissue " + keys + " API key" + (keys == 1 ? "" : "s") + " of n8n");
    }
    return parts.isEmpty() ? "" : String.join(", ", parts) + (parts.size() > 1 ? ", at once" : "");
  }
}
