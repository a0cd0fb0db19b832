package io.geusemaker.core.image;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names an image the way compose files do. It keeps the spelling of its name, so that a tag or
 * digest can be replaced without touching the rest; two spellings of one image are therefore not
 * equal, but their {@link #canonical()} forms are.
 *
 * @param name the name as it was written, without tag and digest
 * @param tag the tag that was written
 * @param digest the digest that was written; it decides when there is a tag, too
 */
public record ImageReference(String name, Optional<String> tag, Optional<Digest> digest) {

  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final String DEFAULT_TAG = "latest";

  /**
   * Checks name and tag.
   *
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when either breaks the rules
   */
  public ImageReference {
    Repository.parse(name);
    if (tag.isPresent() && !isTag(tag.get())) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "image tag",
              "it has to be 1 to 128 letters, digits, dots, dashes and underscores and start with"
                  + " no dot or dash"));
    }
  }

  /**
   * Reads a reference as docker does.
   *
   * @param text such as {@code postgres:15}, {@code ghcr.io/owner/app@sha256:...} or both
   * @return the reference
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when it is none
   */
  public static ImageReference parse(String text) {
    int at = text.indexOf('@');
    Optional<Digest> digest =
        at < 0 ? Optional.empty() : Optional.of(Digest.parse(text.substring(at + 1)));
    String named = at < 0 ? text : text.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    return new ImageReference(
        tagged ? named.substring(0, colon) : named,
        tagged ? Optional.of(named.substring(colon + 1)) : Optional.empty(),
        digest);
  }

  /**
   * Whether a text may be a tag.
   *
   * @param text any text
   * @return whether it keeps to the rules
   */
  public static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }

  /**
   * Where the image is kept.
   *
   * @return registry and path
   */
  public Repository repository() {
    return Repository.parse(name);
  }

  /**
   * What a registry is asked for: the digest if there is one, else the tag, else {@code latest}.
   *
   * @return the last part of the question
   */
  public String selector() {
    return digest.map(Digest::toString).orElseGet(() -> tag.orElse(DEFAULT_TAG));
  }

  /**
   * Replaces or adds the tag; the digest stays.
   *
   * @param newTag the tag
   * @return a new value
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when it may not be a tag
   */
  public ImageReference withTag(String newTag) {
    return new ImageReference(name, Optional.of(newTag), digest);
  }

  /**
   * Replaces or adds the digest; the tag stays.
   *
   * @param newDigest the digest
   * @return a new value
   */
  public ImageReference withDigest(Digest newDigest) {
    return new ImageReference(name, tag, Optional.of(newDigest));
  }

  /**
   * Leaves the digest out.
   *
   * @return a new value
   */
  public ImageReference withoutDigest() {
    return new ImageReference(name, tag, Optional.empty());
  }

  /**
   * The short form that docker prints.
   *
   * @return such as {@code postgres:15}; with {@code latest} when neither tag nor digest is given
   */
  public String familiar() {
    return repository().familiar() + selection();
  }

  /**
   * The full form, the same for all spellings of the image.
   *
   * @return such as {@code docker.io/library/postgres:15}
   */
  public String canonical() {
    return repository() + selection();
  }

  private String selection() {
    return tag.isEmpty() && digest.isEmpty() ? ":" + DEFAULT_TAG : written();
  }

  private String written() {
    return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
  }

  /** As it was written. */
  @Override
  public String toString() {
    return name + written();
  }
}
