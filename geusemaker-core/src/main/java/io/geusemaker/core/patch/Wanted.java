package io.geusemaker.core.patch;

import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.registry.ResolvedImage;

/**
 * What one service is to run.
 *
 * @param info what people are told of it
 * @param reference how compose is to name it, with tag and digest
 * @param image what the registry has under it
 */
record Wanted(PatchInfo info, ImageReference reference, ResolvedImage image) {

  Wanted with(PatchInfo changed) {
    return new Wanted(changed, reference, image);
  }
}
