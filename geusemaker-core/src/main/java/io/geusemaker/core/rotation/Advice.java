package io.geusemaker.core.rotation;

import io.geusemaker.core.survey.HostFile;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;

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
              + target.facts().role()
              + " of this database: its other clients have to be told");
    }
    return advice;
  }

  static List<String> about(Survey survey) {
    List<String> advice = new ArrayList<>();
    for (HostFile file : survey.files().values()) {
      if (file.readableByOthers() && file.path().endsWith(".env")) {
        advice.add(file.path() + " can be read by every user of the host (chmod 600 would help)");
      }
    }
    return advice;
  }
}
