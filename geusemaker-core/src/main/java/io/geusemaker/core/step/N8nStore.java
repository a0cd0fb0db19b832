package io.geusemaker.core.step;

import static io.geusemaker.core.step.DatabaseSql.identifier;
import static io.geusemaker.core.step.DatabaseSql.literal;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.survey.EncryptedData.SelfMade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where n8n keeps what it encrypts.
 *
 * @param user the role to act as, over the container's trusted socket
 * @param database the database
 * @param schema the schema
 * @param prefix what the names of its tables begin with
 */
public record N8nStore(String user, String database, String schema, String prefix) {

  /**
   * Asks for every stored credential.
   *
   * @return a query with a JSON object a line
   */
  public String query() {
    return "SELECT json_build_object('id', id, 'data', data) FROM "
        + table("credentials_entity")
        + " ORDER BY id;\n";
  }

  /**
   * Reads what the query answered.
   *
   * @param lines a JSON object a line
   * @return the encrypted data of each credential by its id
   * @throws IllegalArgumentException when it is something else
   */
  public static Map<String, String> rows(String lines) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
      try {
        JsonNode row = Json.mapper().readTree(line);
        rows.put(row.path("id").asText(), row.path("data").asText());
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("n8n's stored credentials were not understood");
      }
    }
    return rows;
  }

  ChangeDatabase.Place dataOf(String id) {
    return new ChangeDatabase.Place(schema, prefix + "credentials_entity", "data", id);
  }

  /** Lets nobody else write meanwhile, and sees that there are as many as were read. */
  String held(int rows) {
    return """
        LOCK TABLE %1$s IN SHARE ROW EXCLUSIVE MODE;
        DO $geusemaker$ BEGIN
          IF (SELECT count(*) FROM %1$s) <> %2$d THEN
            RAISE EXCEPTION '%3$s credentials were stored by someone else meanwhile'; END IF;
        END $geusemaker$;
        """
        .formatted(table("credentials_entity"), rows, DatabaseSql.CHANGED_MEANWHILE);
  }

  /** Removes rows with keys that n8n has made for itself, and then makes anew. */
  String without(List<SelfMade> rows) {
    return rows.stream().map(SelfMade::table).distinct().map(this::cleared).collect(joining());
  }

  private String cleared(String name) {
    return name.equals("settings")
        ? "DELETE FROM %s WHERE key = 'features.sourceControl.sshKeys';\n".formatted(table(name))
        : "DELETE FROM %s WHERE type <> 'instance.id';\n".formatted(table(name));
  }

  /** Puts them back as they were. */
  String with(List<SelfMade> rows) {
    StringBuilder sql = new StringBuilder(without(rows));
    for (SelfMade one : rows) {
      sql.append(
          """
          INSERT INTO %1$s SELECT * FROM jsonb_populate_record(NULL::%1$s, %2$s::jsonb) \
          ON CONFLICT DO NOTHING;
          """
              .formatted(table(one.table()), literal(one.row().reveal(SecretAccess.deliberate()))));
    }
    return sql.toString();
  }

  private String table(String name) {
    return identifier(schema) + "." + identifier(prefix + name);
  }
}
