package io.geusemaker.core.patch;

import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.survey.ServiceContainer;

/**
 * What one service runs now.
 *
 * @param container its container
 * @param reference how compose names its image
 * @param image the image
 * @param version the program's own version as far as it is known; can be empty
 */
record Running(
    ServiceContainer container, ImageReference reference, RunningImage image, String version) {

  String service() {
    return container.service();
  }

  /** The repository as people write it. */
  String repository() {
    return reference.repository().familiar();
  }

  /** Which program it is, by its repository: names of services are the user's own. */
  boolean is(String program) {
    String path = reference.repository().path();
    return path.equals(program) || path.endsWith("/" + program);
  }
}
