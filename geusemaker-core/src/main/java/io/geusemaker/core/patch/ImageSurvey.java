package io.geusemaker.core.patch;

import io.geusemaker.core.image.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * What is true on the host of images and of what depends on them.
 *
 * @param platform what the host runs
 * @param imageFreeKib free space where docker keeps images; empty when it did not tell
 * @param images the image of each service's container
 * @param database the stack's own database, if it could be asked
 * @param migrations how far n8n's tables are migrated; empty when it has none there
 */
record ImageSurvey(
    Platform platform,
    Optional<Long> imageFreeKib,
    Map<String, RunningImage> images,
    Optional<DatabaseFacts> database,
    Optional<String> migrations) {

  ImageSurvey {
    images = Map.copyOf(images);
  }
}
