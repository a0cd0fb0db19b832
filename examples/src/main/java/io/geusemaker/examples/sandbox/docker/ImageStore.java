package io.geusemaker.examples.sandbox.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The images on the host. */
final class ImageStore {

  private final List<Image> images = new ArrayList<>();

  ImageStore(List<Image> images) {
    this.images.addAll(images);
  }

  synchronized Optional<Image> find(String referenceOrId) {
    return images.stream().filter(image -> image.isCalled(referenceOrId)).findFirst();
  }

  /** Adds an image, or what leads to it when it is there; its tag leaves the image that had it. */
  synchronized void add(Image pulled, Reference reference, String digest) {
    Image image =
        images.stream().filter(other -> other.id().equals(pulled.id())).findFirst().orElse(pulled);
    images.remove(image);
    image = image.withDigest(reference.repository() + "@" + digest);
    if (reference.digest().isEmpty()) {
      String tag = reference.toString();
      images.replaceAll(other -> other.withoutTag(tag));
      image = image.withTag(tag);
    }
    images.add(image);
  }
}
