package io.geusemaker.core.files;

import static io.geusemaker.core.Fixtures.bytes;
import static io.geusemaker.core.Fixtures.failureOf;
import static io.geusemaker.core.Fixtures.overwrite;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.core.json.Json;
import io.geusemaker.core.json.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFileTest {

  private record Pet(String name, int age) {}

  private final AtomicFile file;
  private final DocumentFile document;

  DocumentFileTest(@TempDir Path directory) {
    file = AtomicFile.at(directory.resolve("pet.json")).withCopy();
    document = new DocumentFile(file, Schema.first());
  }

  @Test
  void isReadBackAsARecord() {
    document.write(new Pet("Rex", 3));

    assertThat(document.read(Pet.class)).hasValue(new Pet("Rex", 3));
  }

  @Test
  void isEmptyWhenNothingIsThere() {
    assertThat(document.read()).isEmpty();
  }

  @Test
  void carriesItsSchemaVersionAndChecksum() {
    document.write(new Pet("Rex", 3));

    assertThat(new String(bytes(file.path()), UTF_8))
        .contains("\"schema_version\" : 1", "\"checksum\" : \"sha256:");
  }

  @Test
  void theSecondCopyStepsInForADamagedFile() {
    document.write(new Pet("Rex", 3));
    for (String damaged : new String[] {"", "{", "null", "[]", "{\"name\":\"Max\",\"age\":3}"}) {
      overwrite(file.path(), damaged.getBytes(UTF_8));

      assertThat(document.read(Pet.class)).as(damaged).hasValue(new Pet("Rex", 3));
    }
  }

  @Test
  void theSecondCopyStepsInForALostFile() throws IOException {
    document.write(new Pet("Rex", 3));
    Files.delete(file.path());

    assertThat(document.read(Pet.class)).hasValue(new Pet("Rex", 3));
  }

  @Test
  void withoutAUsableCopyDamageIsAFailureThatNamesTheFile() {
    document.write(new Pet("Rex", 3));
    overwrite(file.path(), new byte[] {'{'});
    overwrite(file.copyPath(), new byte[] {'{'});

    assertThat(failureOf(document::read))
        .isEqualTo(new StateFailure.Damaged(file.path().toString(), "it is not JSON"));
  }

  @Test
  void theNextWriteHealsTheFile() {
    document.write(new Pet("Rex", 3));
    overwrite(file.path(), new byte[0]);

    document.write(new Pet("Rex", 4));

    assertThat(bytes(file.path())).isEqualTo(bytes(file.copyPath()));
  }

  @Test
  void aLaterVersionIsRefusedAlthoughACopyIsThere() {
    ObjectNode later = Json.mapper().createObjectNode().put("name", "Rex");
    new DocumentFile(file, Schema.first().then(record -> record)).write(later);

    assertThat(failureOf(document::read)).isInstanceOf(StateFailure.Newer.class);
  }

  @Test
  void anotherShapeIsDamage() {
    document.write(Json.mapper().createObjectNode().put("name", "Rex").put("age", "old"));

    assertThat(failureOf(() -> document.read(Pet.class))).isInstanceOf(StateFailure.Damaged.class);
  }
}
