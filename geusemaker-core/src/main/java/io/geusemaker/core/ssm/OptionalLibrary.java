package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;

/** Modules of the AWS SDK that only those add who need them. */
public final class OptionalLibrary {

  private OptionalLibrary() {}

  /**
   * Checks that a module is there.
   *
   * @param type a class of it
   * @param purpose what it is for
   * @param artifact its group and artifact
   * @throws GeuseMakerException with {@link RequestFailure.DependencyMissing} when it is not
   */
  public static void require(String type, String purpose, String artifact) {
    try {
      Class.forName(type, false, OptionalLibrary.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new GeuseMakerException(new RequestFailure.DependencyMissing(purpose, artifact), e);
    }
  }
}
