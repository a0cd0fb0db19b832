package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The containers that hold the old database password in a place that is not followed: a copy in a
 * variable of its own, a command, a health check or a label.
 */
final class OldPasswordHolders {

  /** A shorter text can be part of many others by chance. */
  private static final int SHORTEST = 6;

  private final List<String> forms;
  private final List<String> restarted;
  private final Set<String> followed = new HashSet<>();

  private OldPasswordHolders(
      List<String> forms, List<String> restarted, List<CredentialSources.Use> followed) {
    this.forms = forms;
    this.restarted = restarted;
    followed.forEach(use -> this.followed.add(use.service() + "." + use.variable()));
  }

  /**
   * Warns of each of them, by service and place; never shows the value.
   *
   * @param old the password that works now
   * @param restarted the services that are recreated, whose commands will have the new value
   * @param followed the variables that change with the password
   */
  static List<String> warnings(
      Survey survey, Secret old, List<String> restarted, List<CredentialSources.Use> followed) {
    String text = old.reveal(SecretAccess.deliberate());
    if (text.length() < SHORTEST || isAName(survey, text)) {
      return List.of();
    }
    List<String> forms =
        List.of(text, URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
    OldPasswordHolders holders = new OldPasswordHolders(forms, restarted, followed);
    return survey.services().values().stream().flatMap(c -> holders.of(c).stream()).toList();
  }

  /** Where the password is also the name of a role or service, its places cannot be told apart. */
  private static boolean isAName(Survey survey, String text) {
    return survey.services().containsKey(text)
        || survey
            .postgres()
            .filter(facts -> facts.role().equals(text) || facts.database().equals(text))
            .isPresent();
  }

  private List<String> of(ServiceContainer container) {
    List<String> places = new ArrayList<>();
    for (String variable : container.environment().names()) {
      if (holds(container.environment(), variable)
          && !followed.contains(container.service() + "." + variable)) {
        places.add(variable);
      }
    }
    if (!restarted.contains(container.service())) {
      for (String setting : container.settings().names()) {
        if (holds(container.settings(), setting)) {
          places.add("its " + setting);
        }
      }
    }
    return places.isEmpty()
        ? List.of()
        : List.of(
            "the container of "
                + container.service()
                + " holds the old password in "
                + String.join(", ", places)
                + ", which is not followed: change it there by hand");
  }

  private boolean holds(Environment values, String name) {
    String value = values.plain(name, "");
    return forms.stream().anyMatch(value::contains);
  }
}
