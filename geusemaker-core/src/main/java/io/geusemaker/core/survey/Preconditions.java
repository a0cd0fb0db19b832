package io.geusemaker.core.survey;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;

/** What has to be true of a host before anything on it is touched. */
public final class Preconditions {

  /** A new file is written beside the old one; both are a few KiB. */
  private static final long NEEDED_KIB = 1024;

  private Preconditions() {}

  /**
   * Refuses a host whose data is not in its place, or on which new files could not be written.
   *
   * @param survey what is true on the host
   * @throws GeuseMakerException with {@link StackFailure.DataMountGone} or {@link
   *     StackFailure.DiskFull}
   */
  public static void require(Survey survey) {
    for (DataMount mount : survey.mounts()) {
      if (!mount.isOk()) {
        throw new GeuseMakerException(
            new StackFailure.DataMountGone(mount.service(), mount.source(), mount.condition()));
      }
    }
    if (survey.diskFreeKib() < NEEDED_KIB) {
      throw new GeuseMakerException(
          new StackFailure.DiskFull(survey.project().directory(), survey.diskFreeKib()));
    }
  }
}
