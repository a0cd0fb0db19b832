package io.geusemaker.core.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PreviousState;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.change.PreparedChange;
import io.geusemaker.core.journal.JournalReading;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the journal keeps of a change before it starts: everything that undoing or finishing it
 * needs. Secrets are in the clear in it, so it never leaves this package but sealed.
 */
final class Intents {

  private static final ObjectMapper MAPPER =
      Json.mapper()
          .copy()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Secret.class, new SecretWriter())
                  .addDeserializer(Secret.class, new SecretReader()));

  private Intents() {}

  /**
   * A change as it was meant.
   *
   * @param kind its kind
   * @param request what was asked for
   * @param plan what was agreed to
   * @param undoes the operations that it takes back
   * @param previous the deployment as it was before
   * @param prepared what was about to be done
   */
  record Intent(
      String kind,
      JsonNode request,
      Plan plan,
      List<String> undoes,
      PreviousState previous,
      PreparedChange prepared) {}

  static Secret write(
      ChangeKind<?> kind,
      Plan plan,
      List<String> undoes,
      PreviousState previous,
      PreparedChange prepared) {
    try {
      return Secret.ofUtf8(
          MAPPER.writeValueAsBytes(
              new Intent(
                  kind.name(),
                  MAPPER.valueToTree(kind.request()),
                  plan,
                  undoes,
                  previous,
                  prepared)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an intent can always be written", e);
    }
  }

  /** The intent of a journal, if it has one that can be read; its text is wiped. */
  static Optional<Intent> of(JournalReading reading) {
    return reading
        .intent()
        .flatMap(
            text -> {
              try (text) {
                return Optional.of(read(text));
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            });
  }

  /**
   * Reads an intent.
   *
   * @throws IllegalArgumentException when it is not one
   */
  private static Intent read(Secret intent) {
    byte[] text = intent.revealUtf8(SecretAccess.deliberate());
    try {
      return MAPPER.readValue(text, Intent.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("the journal's intent was not understood");
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  @SuppressWarnings("serial")
  private static final class SecretWriter extends StdSerializer<Secret> {
    SecretWriter() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.reveal(SecretAccess.deliberate()));
    }
  }

  @SuppressWarnings("serial")
  private static final class SecretReader extends StdDeserializer<Secret> {
    SecretReader() {
      super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Secret.of(in.getValueAsString(""));
    }
  }
}
