package io.geusemaker.core.rotation;

import io.geusemaker.core.survey.HostFile;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a careful operator should know before agreeing. */
final class Advice {

  private Advice() {}

  static List<String> about(PostgresTarget target, Survey survey) {
    List<String> advice = new ArrayList<>();
    if (target.oldPassword().isEmpty()) {
      advice.add(
          "no recorded value is the database's present password: it can be replaced, but whether"
              + " the old one is refused afterwards cannot be tested");
    }
    if (!target.copies().unreadable().isEmpty()) {
      advice.add(
          "n8n keeps database credentials that could not be decrypted here, so they are not"
              + " refreshed: "
              + String.join(", ", target.copies().unreadable()));
    }
    if (survey.service(PostgresFinder.N8N).isPresent()
        && survey.n8n().filter(N8nFacts::ownDatabase).isEmpty()) {
      advice.add(
          "credentials for this database that n8n stores are not refreshed: "
              + survey
                  .unanswered(Survey.TABLES)
                  .map(reason -> "its tables could not be read (" + reason + ")")
                  .orElse("its tables are not in the stack's own PostgreSQL"));
    }
    if (DatabaseClients.n8n(survey, target.facts()).isEmpty()) {
      advice.add(
          "no n8n logs in as role "
              + target.login().role()
              + " of this database: its other clients have to be told");
    }
    return advice;
  }

  static List<String> about(RoleTarget target) {
    List<String> advice = new ArrayList<>();
    String role = target.facts().name();
    if (target.places().isEmpty() && target.copies().found().isEmpty()) {
      advice.add(
          "the password of role "
              + role
              + " is found nowhere in the project: who uses it has to be told the new one");
    }
    if (target.oldPassword().isEmpty()) {
      advice.add(
          "the present password of role "
              + role
              + " is not known here: it can be replaced, but whether the old one is refused"
              + " afterwards cannot be tested, and a rollback cannot bring it back");
    }
    return advice;
  }

  /** Who sees a file as it was when its container started. */
  static List<String> aboutMounts(
      Survey survey, Optional<PostgresTarget> postgres, List<RoleTarget> roles) {
    Set<String> passFiles =
        Stream.concat(
                postgres.stream().flatMap(target -> target.places().stream()),
                roles.stream().flatMap(target -> target.places().stream()))
            .filter(PasswordPlace.InPassFile.class::isInstance)
            .map(place -> place.source().path())
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> advice = new ArrayList<>();
    for (ServiceContainer container : survey.services().values()) {
      for (String path : passFiles) {
        if (container.fileMounts().containsValue(path)) {
          advice.add(
              container.service()
                  + " mounts "
                  + path
                  + " by itself and sees the new one only after its next restart");
        }
      }
    }
    return advice;
  }

  static List<String> about(Survey survey) {
    List<String> advice = new ArrayList<>();
    for (HostFile file : survey.files().values()) {
      if (file.readableByOthers()
          && (file.path().endsWith(".env") || file.path().endsWith("pgpass"))) {
        advice.add(file.path() + " can be read by every user of the host (chmod 600 would help)");
      }
    }
    return advice;
  }
}
