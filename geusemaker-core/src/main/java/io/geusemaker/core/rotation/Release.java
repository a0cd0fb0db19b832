package io.geusemaker.core.rotation;

import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The release of a service: the first two numbers decide what it can do. */
record Release(int major, int minor, String text) {

  private static final Pattern NUMBERS =
      Pattern.compile("v?([0-9]{1,4})\\.([0-9]{1,4})(\\.[0-9]+)?([.+-].*)?");

  /** What the service said, else the tag of its image. */
  static Optional<Release> of(Survey survey, String service) {
    return survey
        .http()
        .version(service)
        .flatMap(Release::parse)
        .or(() -> survey.service(service).flatMap(Release::tagged));
  }

  private static Optional<Release> tagged(ServiceContainer container) {
    String reference = container.imageReference().replaceFirst("@.*", "");
    return parse(reference.substring(reference.lastIndexOf(':') + 1));
  }

  static Optional<Release> parse(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        ? Optional.of(
            new Release(
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), text))
        : Optional.empty();
  }

  boolean isBefore(int otherMajor, int otherMinor) {
    return major < otherMajor || (major == otherMajor && minor < otherMinor);
  }
}
