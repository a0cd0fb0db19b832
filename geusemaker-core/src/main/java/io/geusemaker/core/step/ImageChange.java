package io.geusemaker.core.step;

/**
 * The image of one service, before and after.
 *
 * @param referenceBefore how compose names it
 * @param referenceAfter how compose is to name it
 * @param imageBefore its id on the host
 * @param imageAfter the id or repository digest of the one after
 * @param versionBefore its release; can be empty
 * @param versionAfter the release of the one after; can be empty
 */
public record ImageChange(
    String referenceBefore,
    String referenceAfter,
    String imageBefore,
    String imageAfter,
    String versionBefore,
    String versionAfter) {

  /**
   * The way back.
   *
   * @param referenceNow how compose names the image by now
   * @param imageNow the id of the image that runs by now
   * @return a change to what was before
   */
  public ImageChange backFrom(String referenceNow, String imageNow) {
    return new ImageChange(
        referenceNow, referenceBefore, imageNow, imageBefore, versionAfter, versionBefore);
  }

  /**
   * This change and one after it in one.
   *
   * @param next what happens after this
   * @return from what is before this to what is after that
   */
  public ImageChange then(ImageChange next) {
    return new ImageChange(
        referenceBefore,
        next.referenceAfter,
        imageBefore,
        next.imageAfter,
        versionBefore,
        next.versionAfter);
  }
}
