package io.geusemaker.core.json;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.StateFailure;
import org.junit.jupiter.api.Test;

class SchemaTest {

  private static final Schema THREE =
      Schema.first()
          .then(record -> record.put("name", record.remove("title").textValue()))
          .then(record -> record.put("color", "red"));

  @Test
  void anOldRecordIsBroughtThroughEveryVersion() {
    ObjectNode old = object().put("schema_version", 1).put("title", "x");

    assertThat(THREE.upgrade(old, "f"))
        .isEqualTo(object().put("schema_version", 3).put("name", "x").put("color", "red"));
  }

  @Test
  void aRecordOfTheNewestVersionStaysAsItIs() {
    ObjectNode record = object().put("schema_version", 3).put("name", "x");

    assertThat(THREE.upgrade(record, "f")).isEqualTo(record);
  }

  @Test
  void aRecordOfALaterVersionIsRefused() {
    assertThat(failureOf(() -> THREE.upgrade(object().put("schema_version", 4), "f")))
        .isEqualTo(new StateFailure.Newer("f", 4, 3));
  }

  @Test
  void aRecordWithoutAVersionIsDamaged() {
    assertThat(failureOf(() -> THREE.upgrade(object(), "f")))
        .isInstanceOf(StateFailure.Damaged.class);
    assertThat(failureOf(() -> THREE.upgrade(object().put("schema_version", 0), "f")))
        .isInstanceOf(StateFailure.Damaged.class);
    assertThat(failureOf(() -> THREE.upgrade(object().put("schema_version", "one"), "f")))
        .isInstanceOf(StateFailure.Damaged.class);
  }

  private static ObjectNode object() {
    return Json.mapper().createObjectNode();
  }
}
