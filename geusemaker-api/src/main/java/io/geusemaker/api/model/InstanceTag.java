package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tag of instances that AWS Systems Manager manages.
 *
 * @param key such as {@code env}
 * @param value such as {@code prod}
 * @param region the AWS region; the SDK's own chain decides when empty
 * @param endpoint where Systems Manager answers; the region's own address when empty
 */
public record InstanceTag(
    String key, String value, Optional<String> region, Optional<URI> endpoint) {

  /** What a tag may be made of, by the user guide of Amazon EC2. */
  private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]+");

  /**
   * Checks the lengths and characters.
   *
   * @throws GeuseMakerException when no tag can be so
   */
  public InstanceTag {
    require("key", key, 128);
    require("value", value, 256);
  }

  private static void require(String part, String text, int longest) {
    if (text.length() > longest || !TEXT.matcher(text).matches()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("tag " + part, "no tag can have \"" + text + "\""));
    }
  }

  /**
   * Names a tag.
   *
   * @param key such as {@code env}
   * @param value such as {@code prod}
   * @return the tag, in the region that the SDK's own chain finds
   * @throws GeuseMakerException when no tag can be so
   */
  public static InstanceTag of(String key, String value) {
    return new InstanceTag(key, value, Optional.empty(), Optional.empty());
  }

  /**
   * Chooses the AWS region.
   *
   * @param name such as {@code eu-central-1}
   * @return a new tag
   */
  public InstanceTag region(String name) {
    return new InstanceTag(key, value, Optional.of(name), endpoint);
  }

  /**
   * Chooses where Systems Manager answers, such as a VPC endpoint.
   *
   * @param address {@code https}, or {@code http} on this machine
   * @return a new tag
   */
  public InstanceTag endpoint(URI address) {
    return new InstanceTag(key, value, region, Optional.of(address));
  }

  /** {@code key=value}. */
  @Override
  public String toString() {
    return key + "=" + value;
  }
}
