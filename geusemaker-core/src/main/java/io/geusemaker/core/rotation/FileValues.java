package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.compose.ValueSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the places of a blueprint in the project's files become. */
final class FileValues {

  private FileValues() {}

  static Map<ValueSource, Secret> of(Blueprint blueprint, NewSecrets secrets) {
    Map<ValueSource, Secret> values = new LinkedHashMap<>();
    blueprint
        .postgres()
        .ifPresent(
            target ->
                target
                    .sources()
                    .forEach(
                        source -> values.put(source, secrets.required(PostgresTarget.CREDENTIAL))));
    blueprint
        .n8n()
        .ifPresent(
            target -> {
              if (target instanceof N8nTarget.BasicAuth basic) {
                values.put(basic.source(), secrets.required(target.credential()));
              } else if (target instanceof N8nTarget.ManagedOwner managed) {
                values.put(managed.source(), secrets.hash(target.credential()));
              }
            });
    for (SecretTarget target : blueprint.secrets()) {
      values.put(target.source(), secrets.required(target.credential()));
    }
    RoleSteps.write(blueprint, secrets, values);
    return values;
  }
}
