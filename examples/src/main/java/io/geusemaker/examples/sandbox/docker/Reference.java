package io.geusemaker.examples.sandbox.docker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image. A digest decides; the tag beside it is only for readers.
 *
 * @param repository registry and name, as written
 * @param tag the tag
 * @param digest the digest
 */
record Reference(String repository, Optional<String> tag, Optional<String> digest) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<name>[a-z0-9.-]+(?::\\d+/)?[a-z0-9._/-]*)"
              + "(?::(?<tag>[\\w][\\w.-]{0,127}))?"
              + "(?:@(?<digest>sha256:[0-9a-f]{64}))?");

  static Optional<Reference> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new Reference(
                form.group("name"),
                Optional.ofNullable(form.group("tag")),
                Optional.ofNullable(form.group("digest"))))
        : Optional.empty();
  }

  Optional<String> canonical() {
    return digest.map(value -> repository + "@" + value);
  }

  /** The registry's host and port; empty for the one that needs no name. */
  Optional<String> registry() {
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    return first.contains(":") || first.contains(".") ? Optional.of(first) : Optional.empty();
  }

  String name() {
    return registry().map(host -> repository.substring(host.length() + 1)).orElse(repository);
  }

  String tagOrDigest() {
    return digest.orElseGet(() -> tag.orElse("latest"));
  }

  /** As docker names it in its messages. */
  @Override
  public String toString() {
    return canonical().orElseGet(() -> repository + ":" + tagOrDigest());
  }
}
