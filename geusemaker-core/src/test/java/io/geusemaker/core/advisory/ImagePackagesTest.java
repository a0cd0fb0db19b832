package io.geusemaker.core.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePackagesTest {

  private static final ImagePackages STANDARD = ImagePackages.standard();

  @ParameterizedTest
  @CsvSource({
    "n8nio/n8n, npm n8n",
    "postgres, Bitnami postgresql",
    "qdrant/qdrant, crates.io qdrant or GIT https://github.com/qdrant/qdrant",
    "unclecode/crawl4ai, PyPI crawl4ai",
    "ollama/ollama, Go github.com/ollama/ollama or Go github.com/jmorganca/ollama"
  })
  void every_service_of_a_stack_is_known(String repository, String packages) {
    AdvisoryQuestion question =
        new AdvisoryQuestion(STANDARD.of(repository), ImageVersion.of("1"), ImageVersion.of("2"));
    assertThat(question.subject()).isEqualTo(packages);
    assertThat(question.obstacle()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "library/postgres",
        "docker.io/postgres",
        "docker.io/library/postgres",
        "public.ecr.aws/docker/library/postgres",
        "localhost/postgres",
        "mirror:5000/library/postgres"
      })
  void a_copy_in_another_registry_is_the_same_program(String repository) {
    assertThat(STANDARD.of(repository))
        .containsExactly(new AdvisoryPackage("Bitnami", "postgresql"));
  }

  @Test
  void another_image_is_not_known_until_it_is_named() {
    assertThat(STANDARD.of("example/postgres")).isEmpty();

    AdvisoryPackage own = new AdvisoryPackage("npm", "shop");
    assertThat(STANDARD.with("images.example.com/example/shop", own).of("example/shop"))
        .containsExactly(own);
    assertThat(STANDARD.with("postgres").of("postgres")).isEmpty();
  }

  @Test
  void names_are_compared_as_their_ecosystem_does() {
    AdvisoryPackage python = new AdvisoryPackage("PyPI", "crawl4ai");
    assertThat(python.is("PyPI", "Crawl4AI")).isTrue();
    assertThat(new AdvisoryPackage("PyPI", "a_b").is("PyPI", "A-.b")).isTrue();
    assertThat(new AdvisoryPackage("npm", "n8n").is("npm", "N8N")).isFalse();
    assertThat(new AdvisoryPackage("npm", "n8n").is("PyPI", "n8n")).isFalse();
    assertThat(new AdvisoryPackage("Debian", "x").is("Debian:12", "x")).isTrue();
    AdvisoryPackage git = new AdvisoryPackage("GIT", "https://github.com/qdrant/qdrant");
    assertThat(git.is("GIT", "https://github.com/Qdrant/qdrant.git")).isTrue();
    assertThat(git.is("GIT", "https://github.com/qdrant/qdrant/")).isTrue();
    assertThat(git.is("GIT", "https://github.com/qdrant/qdrant-client")).isFalse();
  }

  @Test
  void a_question_that_no_database_can_answer_says_why() {
    assertThat(question(List.of(), "1").obstacle())
        .hasValueSatisfying(why -> assertThat(why).contains("is not known"));
    assertThat(question(STANDARD.of("postgres"), "latest").obstacle())
        .contains("\"latest\" is not a version of Bitnami postgresql");
    assertThat(question(List.of(new AdvisoryPackage("Debian:12", "openssl")), "1").obstacle())
        .contains("versions of the ecosystem Debian:12 are not compared");
  }

  private static AdvisoryQuestion question(List<AdvisoryPackage> packages, String running) {
    return new AdvisoryQuestion(packages, ImageVersion.of(running), ImageVersion.of("2"));
  }
}
