package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.InstanceTag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which deployments a fleet is of, when they are not named. */
final class TagOptions {

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      description =
          "Instead of names: the deployments on every instance of AWS Systems Manager with this tag,"
              + " reached over it. Each has to be on record.")
  private @Nullable String tag;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Where to look for --tag, if not where the AWS SDK's own settings say.")
  private @Nullable String region;

  /** The tag, where one is given instead of names. */
  Optional<InstanceTag> insteadOf(List<String> names) {
    if (tag == null) {
      refuse(names.isEmpty(), "deployments", "name one at least, or give --tag");
      refuse(region != null, "--region", "it needs --tag");
      return Optional.empty();
    }
    refuse(!names.isEmpty(), "--tag", "it cannot be combined with names");
    int equals = tag.indexOf('=');
    refuse(equals < 1, "--tag", "it has to be KEY=VALUE");
    InstanceTag parsed = InstanceTag.of(tag.substring(0, equals), tag.substring(equals + 1));
    return Optional.of(region == null ? parsed : parsed.region(region));
  }

  private static void refuse(boolean condition, String option, String reason) {
    if (condition) {
      throw new GeuseMakerException(new RequestFailure.Invalid(option, reason));
    }
  }
}
