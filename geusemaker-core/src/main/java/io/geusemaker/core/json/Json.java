package io.geusemaker.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The JSON of this project. */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .defaultPropertyInclusion(JsonInclude.Value.ALL_ALWAYS)
          .addModule(new ModelModule())
          .build();

  private Json() {}

  /**
   * Reads and writes records: names in snake_case, instants as ISO-8601 text, an empty optional as
   * null or left out, credential ids as {@code service/name}, sealed secrets as their ciphertext.
   * Unknown members are ignored, missing ones refused. A {@link io.geusemaker.api.secret.Secret} is
   * refused.
   *
   * @return the mapper, shared: it must not be reconfigured
   */
  public static ObjectMapper mapper() {
    return MAPPER;
  }
}
