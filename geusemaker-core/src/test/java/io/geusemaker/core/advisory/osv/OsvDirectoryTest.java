package io.geusemaker.core.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.core.advisory.AdvisoryAnswer;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsvDirectoryTest {

  private static final String GOOD =
      Records.advisory("GHSA-1", "[{'introduced':'0'},{'fixed':'1.0.1'}]").toString();

  private final Path directory;

  OsvDirectoryTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private AdvisoryAnswer answer() {
    return new OsvDirectory(directory).about(Records.move("1.0.0", "1.0.1"));
  }

  @Test
  void it_is_searched_to_the_bottom_for_records_of_the_program() throws Exception {
    Path below = Files.createDirectories(directory.resolve("npm/shop"));
    Files.writeString(below.resolve("GHSA-1.json"), GOOD);
    Files.writeString(below.resolve("GHSA-2.json"), GOOD.replace("shop", "other"));
    Files.writeString(below.resolve("readme.txt"), "not a record");
    Files.createDirectory(below.resolve("folder.json"));

    assertThat(answer())
        .isInstanceOfSatisfying(
            AdvisoryAnswer.Known.class,
            known -> {
              assertThat(known.advisories()).hasSize(1);
              assertThat(known.unreadable()).isEmpty();
              assertThat(known.source()).isEqualTo("the advisories in " + directory);
            });
  }

  @Test
  void a_file_that_cannot_be_read_is_counted_by_name() throws Exception {
    Files.writeString(directory.resolve("good.json"), GOOD);
    Files.writeString(directory.resolve("cut.json"), GOOD.substring(0, 40));
    Files.writeString(directory.resolve("two.json"), GOOD + GOOD);
    Files.writeString(directory.resolve("other.json"), "{\"id\": 7}");
    Files.createSymbolicLink(directory.resolve("gone.json"), directory.resolve("nowhere"));

    assertThat(((AdvisoryAnswer.Known) answer()).unreadable().stream().map(Object::toString))
        .containsExactly(
            "cut.json: it is not JSON, or cut short",
            "gone.json: it is not a file",
            "other.json: it is not an advisory in the form of OSV",
            "two.json: it is not JSON, or cut short");
  }

  @Test
  void a_directory_without_a_record_of_the_program_cannot_answer() throws Exception {
    assertThat(answer())
        .hasToString("the advisories in " + directory + ": no record there is about npm shop");

    Files.writeString(directory.resolve("cut.json"), GOOD.substring(0, 40));
    assertThat(answer())
        .isInstanceOf(AdvisoryAnswer.Unavailable.class)
        .asString()
        .endsWith("no record there is about npm shop, and not all can be read");
  }

  @Test
  void a_withdrawn_record_shows_that_the_program_was_looked_for() throws Exception {
    Files.writeString(
        directory.resolve("GHSA-1.json"),
        GOOD.replaceFirst("\\{", "{\"withdrawn\":\"2026-01-01T00:00:00Z\","));

    assertThat(answer())
        .isInstanceOfSatisfying(
            AdvisoryAnswer.Known.class, known -> assertThat(known.advisories()).isEmpty());
  }

  @Test
  void a_directory_that_is_not_there_cannot_answer() {
    AdvisoryAnswer answer =
        new OsvDirectory(directory.resolve("missing")).about(Records.move("1.0.0", "1.0.1"));

    assertThat(answer)
        .isInstanceOf(AdvisoryAnswer.Unavailable.class)
        .asString()
        .endsWith("the directory cannot be read: it is not there");
  }

  @Test
  void a_version_that_is_none_cannot_be_asked_about() {
    assertThat(new OsvDirectory(directory).about(Records.move("latest", "1.0.1")))
        .isEqualTo(
            new AdvisoryAnswer.Unavailable(
                "the advisories in " + directory, "\"latest\" is not a version of npm shop"));
  }

  @Test
  void a_file_too_large_for_a_record_is_not_loaded() throws Exception {
    Files.writeString(directory.resolve("good.json"), GOOD);
    try (var channel = new RandomAccessFile(directory.resolve("huge.json").toFile(), "rw")) {
      channel.setLength(40L << 20);
    }

    assertThat(((AdvisoryAnswer.Known) answer()).unreadable())
        .singleElement()
        .hasToString("huge.json: it is too large for one record");
  }
}
