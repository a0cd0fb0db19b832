package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.examples.sandbox.image.ConfigBlob;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An image that is on the host.
 *
 * @param id {@code sha256:} and 64 hex digits
 * @param tags the references with a tag that lead to it
 * @param digests the references with a digest that lead to it
 * @param size bytes
 * @param config how its containers start, and what is in it
 */
public record Image(
    String id, List<String> tags, List<String> digests, long size, ImageConfig config) {

  /**
   * An image that no registry has.
   *
   * @param reference repository and tag
   * @param config how its containers start, and what is in it
   * @return the image
   */
  public static Image named(String reference, ImageConfig config) {
    return new Image(
        "sha256:" + Digest.hex("image " + reference),
        List.of(reference),
        List.of(reference.split(":", 2)[0] + "@sha256:" + Digest.hex("manifest " + reference)),
        100_000_000,
        config);
  }

  Map<String, String> environment() {
    return config.environment();
  }

  List<String> entrypoint() {
    return config.start().entrypoint();
  }

  List<String> command() {
    return config.start().command();
  }

  String user() {
    return config.start().user();
  }

  boolean isCalled(String referenceOrId) {
    return id.equals(referenceOrId)
        || (referenceOrId.length() >= 12 && id.startsWith("sha256:" + referenceOrId))
        || tags.contains(referenceOrId)
        || Reference.parse(referenceOrId)
            .map(reference -> reference.canonical().map(digests::contains).orElse(false))
            .orElse(false);
  }

  Image withDigest(String digest) {
    return new Image(id, tags, union(digests, digest), size, config);
  }

  Image withTag(String tag) {
    return new Image(id, union(tags, tag), digests, size, config);
  }

  Image withoutTag(String tag) {
    return new Image(
        id, tags.stream().filter(other -> !other.equals(tag)).toList(), digests, size, config);
  }

  /** What {@code docker image inspect} shows. */
  /** The last part of the repository that it comes from: which program it is. */
  String program() {
    String named = digests.isEmpty() ? String.join("", tags) : digests.get(0);
    return named.replaceFirst("@.*", "").replaceFirst(".*/", "").replaceFirst(":.*", "");
  }

  ObjectNode inspect(String architecture) {
    ObjectNode image = JsonNodeFactory.instance.objectNode().put("Id", id);
    tags.forEach(image.putArray("RepoTags")::add);
    digests.forEach(image.putArray("RepoDigests")::add);
    image.put("Created", config.created()).put("Os", "linux").put("Size", size);
    boolean fits = config.architectures().contains(architecture);
    image.put("Architecture", fits ? architecture : config.architectures().get(0));
    image.set("Config", ConfigBlob.config(config).putNull("Healthcheck"));
    return image;
  }

  private static List<String> union(List<String> some, String more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.add(more);
    return List.copyOf(all);
  }
}
