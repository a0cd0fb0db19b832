package io.geusemaker.core.registry.stub;

import io.geusemaker.core.image.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repositories of a stub. */
public final class StubContent implements Route {

  public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  public static final String OCI_IMAGE = "application/vnd.oci.image.manifest.v1+json";
  public static final String OCI_CONFIGURATION = "application/vnd.oci.image.config.v1+json";

  private static final Pattern PATH =
      Pattern.compile("/v2/(.+)/(tags/list|manifests/([^/]+)|blobs/([^/]+))");

  private final Map<String, List<String>> tags = new ConcurrentHashMap<>();
  private final Map<String, Reply> manifests = new ConcurrentHashMap<>();
  private final Map<String, Reply> blobs = new ConcurrentHashMap<>();
  private volatile Paging paging = Paging.LINKED;

  public StubContent paged(Paging newPaging) {
    paging = newPaging;
    return this;
  }

  /** A repository with these tags, without anything behind them. */
  public StubContent tags(String repository, List<String> names) {
    tags.put(repository, List.copyOf(names));
    return this;
  }

  public Digest blob(String repository, byte[] content) {
    Digest digest = Digest.of(content);
    blobs.put(repository + "/" + digest, Reply.ok("application/octet-stream", content));
    return digest;
  }

  public Digest manifest(String repository, String mediaType, String json) {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.of(content);
    manifests.put(
        repository + "/" + digest,
        Reply.ok(mediaType, content).with("Docker-Content-Digest", digest.toString()));
    return digest;
  }

  /** An image with this configuration and layers of these sizes, which are not there. */
  public Digest image(String repository, String configuration, long... layers) {
    byte[] content = configuration.getBytes(StandardCharsets.UTF_8);
    Digest digest = blob(repository, content);
    List<String> descriptors = new ArrayList<>();
    for (long size : layers) {
      descriptors.add(
          descriptor(
              "application/vnd.oci.image.layer.v1.tar+gzip", "sha256:" + "1".repeat(64), size));
    }
    return manifest(
        repository,
        OCI_IMAGE,
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
            .formatted(
                OCI_IMAGE,
                descriptor(OCI_CONFIGURATION, digest.toString(), content.length),
                String.join(",", descriptors)));
  }

  /** An index of images by platform. */
  public Digest index(String repository, Map<String, Digest> images) {
    List<String> entries = new ArrayList<>();
    images.forEach((platform, digest) -> entries.add(entry(platform, digest)));
    return manifest(
        repository,
        OCI_INDEX,
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}"
            .formatted(OCI_INDEX, String.join(",", entries)));
  }

  private static String entry(String platform, Digest digest) {
    String[] parts = platform.split("/", -1);
    String variant = parts.length == 3 ? ",\"variant\":\"" + parts[2] + "\"" : "";
    return descriptor(OCI_IMAGE, digest.toString(), 500).replaceFirst("}$", "")
        + ",\"platform\":{\"os\":\"%s\",\"architecture\":\"%s\"%s}}"
            .formatted(parts[0], parts[1], variant);
  }

  private static String descriptor(String mediaType, String digest, long size) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(mediaType, digest, size);
  }

  /** Lets a tag stand for a manifest, from now on. */
  public void tag(String repository, String tag, Digest digest) {
    Reply manifest = Objects.requireNonNull(manifests.get(repository + "/" + digest));
    manifests.put(repository + "/" + tag, manifest);
    List<String> names = new ArrayList<>(tags.getOrDefault(repository, List.of()));
    if (!names.contains(tag)) {
      names.add(tag);
      names.sort(null);
    }
    tags.put(repository, names);
  }

  @Override
  public Optional<Reply> answer(Seen seen) {
    Matcher path = PATH.matcher(seen.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    String repository = path.group(1);
    if (path.group(3) != null) {
      return Optional.ofNullable(manifests.get(repository + "/" + path.group(3)));
    }
    if (path.group(4) != null) {
      return Optional.ofNullable(blobs.get(repository + "/" + path.group(4)));
    }
    return Optional.ofNullable(tags.get(repository))
        .map(all -> paging.page(seen.path(), all, seen));
  }
}
