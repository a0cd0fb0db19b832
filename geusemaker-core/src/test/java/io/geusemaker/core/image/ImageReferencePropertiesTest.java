package io.geusemaker.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ImageReferencePropertiesTest {

  @Property
  void isWrittenAsItWasRead(@ForAll("references") String text) {
    assertThat(ImageReference.parse(text)).hasToString(text);
  }

  @Property
  void everyFormNamesTheSameImage(@ForAll("references") String text) {
    ImageReference reference = ImageReference.parse(text);

    for (String form : List.of(reference.familiar(), reference.canonical())) {
      ImageReference again = ImageReference.parse(form);
      assertThat(again.canonical()).isEqualTo(reference.canonical());
      assertThat(again.familiar()).isEqualTo(reference.familiar());
      assertThat(again.selector()).isEqualTo(reference.selector());
    }
  }

  @Property
  void replacingTouchesNothingElse(
      @ForAll("references") String text, @ForAll("tags") String tag, @ForAll byte[] content) {
    ImageReference reference = ImageReference.parse(text);
    Digest digest = Digest.of(content);

    ImageReference replaced = reference.withTag(tag).withDigest(digest);

    assertThat(replaced).hasToString(reference.name() + ":" + tag + "@" + digest);
    assertThat(replaced.repository()).isEqualTo(reference.repository());
    assertThat(ImageReference.parse(replaced.toString())).isEqualTo(replaced);
  }

  @Property
  void junkIsRefusedAndNothingElseHappens(@ForAll("junk") String junk) {
    try {
      ImageReference reference = ImageReference.parse(junk);

      assertThat(reference).hasToString(junk);
      assertThat(ImageReference.parse(reference.canonical()).canonical())
          .isEqualTo(reference.canonical())
          .matches("[a-z0-9./:@_\\[\\]A-Z-]+");
    } catch (GeuseMakerException e) {
      assertThat(e.failure()).isInstanceOf(RequestFailure.Invalid.class);
    }
  }

  @Provide
  Arbitrary<String> junk() {
    Arbitrary<String> near =
        Arbitraries.strings().withChars("ab1A./:@-_[]%$ \n\0sha256é").ofMaxLength(40);
    Arbitrary<String> mangled =
        Combinators.combine(references(), Arbitraries.integers().between(0, 30), near)
            .as(
                (text, at, insert) -> {
                  int place = Math.min(at, text.length());
                  return text.substring(0, place) + insert + text.substring(place);
                });
    Arbitrary<String> endless =
        Arbitraries.of("a-", "a.", "a/", "a_", "-", "[").map(s -> s.repeat(20_000));
    return Arbitraries.oneOf(Arbitraries.strings(), near, mangled, endless);
  }

  @Provide
  Arbitrary<String> references() {
    Arbitrary<Optional<String>> registry =
        Arbitraries.of(
                "docker.io",
                "index.docker.io",
                "ghcr.io",
                "localhost",
                "localhost:5000",
                "127.0.0.1:5000",
                "[::1]:5000",
                "Registry.Example.com:443",
                "UPPER")
            .optional();
    Arbitrary<String> part =
        Combinators.combine(word(), Arbitraries.of("", ".", "_", "__", "-", "---"), word())
            .as((first, separator, second) -> first + separator + second);
    Arbitrary<String> path = part.list().ofMinSize(1).ofMaxSize(3).map(p -> String.join("/", p));
    Arbitrary<Optional<Digest>> digest =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(3).map(Digest::of).optional(0.3);
    return Combinators.combine(registry, path, tags().optional(), digest)
        .as(
            (host, name, tag, content) ->
                host.map(h -> h + "/").orElse("")
                    + name
                    + tag.map(t -> ":" + t).orElse("")
                    + content.map(d -> "@" + d).orElse(""));
  }

  private static Arbitrary<String> word() {
    return Arbitraries.strings().withChars("abc019").ofMinLength(1).ofMaxLength(5);
  }

  @Provide
  Arbitrary<String> tags() {
    Arbitrary<String> first = Arbitraries.strings().withChars("aZ09_").ofLength(1);
    Arbitrary<String> rest = Arbitraries.strings().withChars("aZ09_.-").ofMaxLength(20);
    return Combinators.combine(first, rest).as((one, more) -> one + more);
  }
}
