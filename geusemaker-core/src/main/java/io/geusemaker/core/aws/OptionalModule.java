package io.geusemaker.core.aws;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;

/** A module of the AWS SDK that only some need, and that they add themselves. */
public final class OptionalModule {

  private OptionalModule() {}

  /**
   * Makes sure that a module is there, before anything is linked to it.
   *
   * @param chosen what needs it, for people
   * @param type the name of one of its classes
   * @param module the artifact's name in the group of the SDK
   * @throws GeuseMakerException with {@link RequestFailure.MissingLibrary}
   */
  public static void require(String chosen, String type, String module) {
    try {
      Class.forName(type, false, OptionalModule.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new GeuseMakerException(
          new RequestFailure.MissingLibrary(chosen, "software.amazon.awssdk:" + module), e);
    }
  }
}
