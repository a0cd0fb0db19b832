package io.geusemaker.core.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.core.advisory.AdvisoryAnswer;
import io.geusemaker.core.advisory.AdvisoryPackage;
import io.geusemaker.core.advisory.AdvisoryQuestion;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Damaged records are counted: never an exception, and never taken for harmless. */
class OsvJunkPropertiesTest {

  private static final AdvisoryQuestion QUESTION =
      Records.move(List.of(new AdvisoryPackage("npm", "n8n")), "1.0.0", "2.0.0");

  private static final List<JsonNode> JUNK =
      Stream.of(
              "null",
              "7",
              "-1.5e300",
              "true",
              "''",
              "'\\u0000'",
              "'0'",
              "[]",
              "{}",
              "[[]]",
              "{'introduced':'x'}",
              "'99999999999999999999999.1'")
          .map(Records::json)
          .toList();

  private static AdvisoryAnswer.Known read(byte[] content) {
    OsvReading reading = new OsvReading(QUESTION);
    reading.file("the file", content);
    return reading.asAnswerOf("the test");
  }

  @Property(tries = 500)
  void a_record_that_was_cut_short_is_counted(
      @ForAll("records") byte[] content, @ForAll @IntRange(max = 1_000_000) int cut) {
    byte[] part =
        new String(content, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
    byte[] beginning = Arrays.copyOf(part, cut % part.length);

    AdvisoryAnswer.Known answer = read(beginning);

    assertThat(answer.advisories()).isEmpty();
    assertThat(answer.unreadable()).hasSize(1);
  }

  @Property(tries = 2000)
  void a_record_with_something_replaced_is_read_or_counted(
      @ForAll("records") byte[] content, @ForAll Random random) throws IOException {
    ObjectNode item = (ObjectNode) Json.mapper().readTree(content);
    replaceSomething(item, random);
    OsvReading reading = new OsvReading(QUESTION);

    reading.answer(item);

    AdvisoryAnswer.Known answer = reading.asAnswerOf("the test");
    boolean takenBack = item.path("withdrawn").isTextual() && reading.named();
    assertThat(answer.advisories().size() + answer.unreadable().size())
        .isEqualTo(takenBack ? 0 : 1);
  }

  @Property(tries = 500)
  void any_bytes_are_read_or_counted(@ForAll byte[] junk) {
    AdvisoryAnswer.Known answer = read(junk);
    assertThat(answer.advisories()).isEmpty();
    assertThat(answer.unreadable()).hasSize(1);
  }

  private static void replaceSomething(ObjectNode item, Random random) {
    List<Runnable> changes = new ArrayList<>();
    collect(item, random, changes);
    changes.get(random.nextInt(changes.size())).run();
  }

  private static void collect(JsonNode node, Random random, List<Runnable> changes) {
    JsonNode junk = JUNK.get(random.nextInt(JUNK.size())).deepCopy();
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> changes.add(() -> object.set(name, junk)));
      object.fieldNames().forEachRemaining(name -> changes.add(() -> object.remove(name)));
      changes.add(() -> object.set("withdrawn", junk));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        changes.add(() -> array.set(index, junk));
      }
      changes.add(() -> array.add(junk));
    }
    node.forEach(child -> collect(child, random, changes));
  }

  @Provide
  Arbitrary<byte[]> records() throws IOException {
    try (Stream<Path> files = Files.list(Records.resource("osv/n8n"))) {
      List<byte[]> contents = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        contents.add(Files.readAllBytes(file));
      }
      return Arbitraries.of(contents);
    }
  }
}
