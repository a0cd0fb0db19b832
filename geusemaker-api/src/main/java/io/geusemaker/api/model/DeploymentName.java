package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.regex.Pattern;

/**
 * The name of a deployment: a letter or digit, then letters, digits, dots, dashes and underscores,
 * 128 at most. It becomes part of file names.
 *
 * @param value the name
 */
public record DeploymentName(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /**
   * Checks the name.
   *
   * @throws GeuseMakerException when it breaks the rule
   */
  public DeploymentName {
    if (!ALLOWED.matcher(value).matches()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "deployment name",
              "it has to be 1 to 128 letters, digits, dots, dashes or underscores and start with a"
                  + " letter or digit"));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
