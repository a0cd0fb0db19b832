package io.geusemaker.examples.sandbox.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.examples.sandbox.image.ConfigBlob;
import io.geusemaker.examples.sandbox.image.ImageConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents of one image: an index, and a manifest, a configuration and a layer for each
 * architecture. As on Docker Hub, the index lists an attestation for no platform besides.
 *
 * @param index the index
 * @param others everything that it leads to
 */
record ImageDocuments(Document index, List<Document> others) {

  static ImageDocuments of(ImageConfig image) {
    List<Document> others = new ArrayList<>();
    ObjectNode index =
        JsonNodeFactory.instance
            .objectNode()
            .put("schemaVersion", 2)
            .put("mediaType", Document.INDEX);
    index.putArray("manifests");
    for (String architecture : image.architectures()) {
      Document manifest = manifest(image, architecture, others);
      index.withArray("manifests").add(entry(manifest, architecture, "linux"));
    }
    Document attestation = manifest(image, "unknown", others);
    ObjectNode entry = entry(attestation, "unknown", "unknown");
    entry.putObject("annotations").put("vnd.docker.reference.type", "attestation-manifest");
    index.withArray("manifests").add(entry);
    return new ImageDocuments(Document.of(Document.INDEX, index), others);
  }

  private static Document manifest(ImageConfig image, String architecture, List<Document> others) {
    ObjectNode inside = image.content().toJson().put("architecture", architecture);
    Document layer = Document.of(Document.LAYER, inside);
    ObjectNode blob =
        JsonNodeFactory.instance
            .objectNode()
            .put("architecture", architecture)
            .put("os", architecture.equals("unknown") ? "unknown" : "linux")
            .put("created", image.created());
    blob.set("config", ConfigBlob.config(image));
    blob.putObject("rootfs").put("type", "layers").putArray("diff_ids").add(layer.digest());
    Document config = Document.of(Document.CONFIG, blob);
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("schemaVersion", 2)
            .put("mediaType", Document.MANIFEST);
    json.set("config", descriptor(config));
    json.putArray("layers").add(descriptor(layer));
    Document manifest = Document.of(Document.MANIFEST, json);
    others.addAll(List.of(layer, config, manifest));
    return manifest;
  }

  private static ObjectNode entry(Document manifest, String architecture, String system) {
    ObjectNode entry = descriptor(manifest);
    entry.putObject("platform").put("architecture", architecture).put("os", system);
    return entry;
  }

  private static ObjectNode descriptor(Document document) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("mediaType", document.mediaType())
        .put("digest", document.digest())
        .put("size", document.bytes().length);
  }
}
