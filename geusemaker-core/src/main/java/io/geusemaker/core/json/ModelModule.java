package io.geusemaker.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.Signer;
import io.geusemaker.api.secret.SealedSecret;
import io.geusemaker.api.secret.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The few types that Jackson does not know by itself; instead of two further dependencies. */
final class ModelModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  ModelModule() {
    addText(Instant.class, Instant::toString, Instant::parse);
    addText(CredentialId.class, CredentialId::toString, CredentialId::parse);
    addText(SealedSecret.class, SealedSecret::ciphertext, SealedSecret::ofCiphertext);
    addKeyDeserializer(
        CredentialId.class,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return CredentialId.parse(key);
          }
        });
    addKeySerializer(CredentialId.class, new KeyText());
    addSerializer(Secret.class, new Refusal());
    addSerializer(Optional.class, new OptionalSerializer());
    addDeserializer(Optional.class, new OptionalDeserializer());
    setMixInAnnotation(Signer.class, SignerForm.class);
    setMixInAnnotation(BasicAuthFile.class, BasicAuthFileForm.class);
  }

  private <T> void addText(Class<T> type, Function<T, String> write, Function<String, T> read) {
    addSerializer(type, new TextSerializer<>(type, write));
    addDeserializer(type, new TextDeserializer<>(type, read));
  }

  @SuppressWarnings("serial")
  private static final class TextSerializer<T> extends StdSerializer<T> {
    private final transient Function<T, String> write;

    TextSerializer(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(write.apply(value));
    }
  }

  @SuppressWarnings("serial")
  private static final class TextDeserializer<T> extends FromStringDeserializer<T> {
    private final transient Function<String, T> read;

    TextDeserializer(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) throws IOException {
      try {
        return read.apply(text);
      } catch (RuntimeException e) {
        throw JsonMappingException.from(
            context, "not the text of a " + _valueClass.getSimpleName());
      }
    }
  }

  @SuppressWarnings("serial")
  private static final class KeyText extends StdSerializer<CredentialId> {
    KeyText() {
      super(CredentialId.class);
    }

    @Override
    public void serialize(CredentialId value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(value.toString());
    }
  }

  @SuppressWarnings("serial")
  private static final class Refusal extends StdSerializer<Secret> {
    Refusal() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      throw JsonMappingException.from(out, "a secret is never written in the clear");
    }
  }
}
