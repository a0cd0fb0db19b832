package io.geusemaker.core.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in a phrase what is changed in the database. */
final class DatabaseSummary {

  private DatabaseSummary() {}

  static String of(
      Optional<PostgresTarget> postgres, Optional<N8nTarget> n8n, List<SecretTarget> secrets) {
    List<String> parts = new ArrayList<>();
    int copies = secrets.stream().mapToInt(target -> target.copies().found().size()).sum();
    if (postgres.isPresent()) {
      parts.add("change the password of role " + postgres.get().facts().role());
      copies += postgres.get().copies().found().size();
    }
    if (copies > 0) {
      parts.add("refresh " + copies + " stored credential" + (copies == 1 ? "" : "s"));
    }
    n8n.filter(N8nTarget.OwnerAccount.class::isInstance)
        .ifPresent(target -> parts.add("change the password of n8n's owner"));
    return parts.isEmpty() ? "" : String.join(", ", parts) + (parts.size() > 1 ? ", at once" : "");
  }
}
