package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.examples.sandbox.image.ConfigBlob;
import io.geusemaker.examples.sandbox.image.Content;
import io.geusemaker.examples.sandbox.image.ContentDigest;
import io.geusemaker.examples.sandbox.psql.UnsupportedCall;
import java.util.Set;

/** {@code docker pull} from a registry on loopback. */
final class PullCommand implements Command {

  private final ImageStore images;
  private final Machine machine;

  PullCommand(ImageStore images, Machine machine) {
    this.images = images;
    this.machine = machine;
  }

  @Override
  public int run(Call call) {
    Flags flags = Flags.anywhere(call, Set.of("-q", "--quiet"), Set.of("--platform"));
    if (flags.operands().size() != 1) {
      throw new UnsupportedCall(call + " (not one image)");
    }
    Reference reference =
        Reference.parse(flags.operands().get(0))
            .orElseThrow(() -> new DockerError(1, "invalid reference format"));
    String digest = pull(reference);
    if (!flags.has("-q", "--quiet")) {
      call.out().println("Digest: " + digest + "\nStatus: Downloaded newer image for " + reference);
    }
    call.out().println(reference);
    return 0;
  }

  /** Pulls an image, and returns the digest of what its reference names. */
  private String pull(Reference reference) {
    String host =
        reference
            .registry()
            .filter(name -> name.startsWith("127.0.0.1:"))
            .orElseThrow(() -> new UnsupportedCall("docker pull from beyond loopback"));
    RegistryClient registry = new RegistryClient(reference, host);
    byte[] named = registry.manifest(reference.tagOrDigest());
    JsonNode document = RegistryClient.read(named);
    JsonNode manifest =
        document.has("manifests")
            ? RegistryClient.read(registry.manifest(ofThisPlatform(document)))
            : document;
    String configDigest = manifest.path("config").path("digest").asText();
    if (images.find(configDigest).isEmpty() && machine.full()) {
      throw DockerError.daemon(
          "failed to register layer: Error processing tar file(exit status 1):"
              + " write /usr/lib/sandbox: no space left on device");
    }
    byte[] layer = registry.blob(manifest.path("layers").path(0).path("digest").asText());
    Content content = Content.read(RegistryClient.read(layer));
    JsonNode config = RegistryClient.read(registry.blob(configDigest));
    Image image =
        new Image(
            configDigest,
            java.util.List.of(),
            java.util.List.of(),
            layer.length,
            ConfigBlob.read(config, content));
    String digest = ContentDigest.of(named);
    images.add(image, reference, digest);
    return digest;
  }

  private String ofThisPlatform(JsonNode index) {
    for (JsonNode entry : index.path("manifests")) {
      JsonNode platform = entry.path("platform");
      if (platform.path("os").asText().equals("linux")
          && platform.path("architecture").asText().equals(machine.architecture())) {
        return entry.path("digest").asText();
      }
    }
    throw DockerError.daemon(
        "no matching manifest for linux/%s in the manifest list entries"
            .formatted(machine.architecture()));
  }
}
