package io.geusemaker.core.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.registry.stub.StubContent;
import io.geusemaker.core.registry.stub.StubRegistry;

/** An image of a stub, and signatures beside it as cosign keeps them. */
public final class SignedImage {

  private static final String REPOSITORY = "acme/app";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StubRegistry registry;
  private final Digest digest;
  private final ArrayNode layers = JSON.createArrayNode();

  public SignedImage(StubRegistry registry) {
    this.registry = registry;
    this.digest = registry.content().image(REPOSITORY, "{}");
    registry.content().tag(REPOSITORY, "1.2.3", digest);
  }

  public ImageReference reference() {
    return ImageReference.parse(registry.host() + "/" + REPOSITORY + ":1.2.3").withDigest(digest);
  }

  public String digest() {
    return digest.toString();
  }

  public String signatureTag() {
    return "sha256-" + digest.hex() + ".sig";
  }

  SignedImage with(CosignSignature signature) {
    ObjectNode annotations =
        with(signature.payload()).put("dev.cosignproject.cosign/signature", signature.signature());
    signature
        .certificate()
        .ifPresent(pem -> annotations.put("dev.sigstore.cosign/certificate", pem));
    signature.chain().ifPresent(pem -> annotations.put("dev.sigstore.cosign/chain", pem));
    signature.bundle().ifPresent(json -> annotations.put("dev.sigstore.cosign/bundle", json));
    publish();
    return this;
  }

  /** A signature by a bare key. */
  public SignedImage with(byte[] payload, String signature) {
    with(payload).put("dev.cosignproject.cosign/signature", signature);
    publish();
    return this;
  }

  /** A layer that is no signature. */
  SignedImage withSomethingElse() {
    with("something else".getBytes(UTF_8));
    publish();
    return this;
  }

  /** A signature of something that the registry does not have. */
  SignedImage withoutPayload(String signature) {
    layer(Digest.of("it is gone".getBytes(UTF_8)))
        .put("dev.cosignproject.cosign/signature", signature);
    publish();
    return this;
  }

  private ObjectNode with(byte[] payload) {
    return layer(registry.content().blob(REPOSITORY, payload));
  }

  private ObjectNode layer(Digest payload) {
    ObjectNode layer = layers.addObject();
    layer.put("digest", payload.toString());
    return layer.putObject("annotations");
  }

  private void publish() {
    ObjectNode manifest = JSON.createObjectNode().put("schemaVersion", 2);
    manifest.put("mediaType", StubContent.OCI_IMAGE).set("layers", layers);
    registry
        .content()
        .tag(
            REPOSITORY,
            signatureTag(),
            registry.content().manifest(REPOSITORY, StubContent.OCI_IMAGE, manifest.toString()));
  }
}
