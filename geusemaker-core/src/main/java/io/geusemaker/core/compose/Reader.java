package io.geusemaker.core.compose;

/**
 * A variable of a service whose value depends on a place.
 *
 * @param service the service
 * @param variable the variable; for {@link Via#MOUNT} the file's path in the container
 * @param via how the value gets there
 * @param whole whether the variable's value is the place's value; otherwise it only contains it
 */
public record Reader(String service, String variable, Via via, boolean whole) {

  /** How a value gets into a container. */
  public enum Via {
    /** The service's own {@code environment:} asks for it. */
    ENVIRONMENT,
    /** It is in an env file of the service, perhaps without being used. */
    ENV_FILE,
    /** The file itself is mounted, and no variable is known that names it. */
    MOUNT
  }
}
