package io.geusemaker.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small lists that tempt to a wrong answer. */
class HostileListsTest {

  @ParameterizedTest
  @MethodSource("cases")
  void the_answer_is_one_that_a_careful_operator_accepts(JsonNode sample) {
    String picked =
        Picks.pick(
                sample.get("image").asText(),
                sample.get("current").asText(),
                texts(sample.get("tags")))
            .orElse("null");
    assertThat(picked).isIn(texts(sample.get("accept"))).isNotIn(texts(sample.get("forbid")));
  }

  static Stream<Named<JsonNode>> cases() {
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream file = HostileListsTest.class.getResourceAsStream("cases.jsonl")) {
      List<Named<JsonNode>> cases = new ArrayList<>();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        JsonNode sample = mapper.readTree(line);
        cases.add(Named.of(sample.get("id").asText(), sample));
      }
      return cases.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
