package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Patch;
import io.geusemaker.api.Rotation;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is to be updated, and on which terms; part of every command that plans an update. */
final class UpdateOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--rotate-credentials",
      description = "New passwords and keys; the old ones stop working.")
  private boolean rotateCredentials;

  @Option(
      names = "--security-patch",
      description = "The newest patch release of each image's line.")
  private boolean securityPatch;

  @Option(
      names = "--services",
      split = ",",
      paramLabel = "SERVICE",
      description =
          "Only these, such as n8n,postgres. Default: every image, and every credential but n8n's"
              + " encryption key and JWT secret; with --secret, --basic-auth-file or --include,"
              + " none but that.")
  private List<String> services = List.of();

  @Mixin private RotationOptions rotation = new RotationOptions();

  @Mixin private PatchOptions patch = new PatchOptions();

  /**
   * Whether images are to be patched; else credentials are to be rotated.
   *
   * @throws ParameterException when both were asked for
   */
  boolean patching() {
    if (rotateCredentials && securityPatch) {
      throw mistake("--rotate-credentials and --security-patch are two operations: one at a time");
    }
    return securityPatch;
  }

  /**
   * Refuses to guess.
   *
   * @throws ParameterException when neither was asked for
   */
  void refuseNeither() {
    if (!rotateCredentials && !securityPatch) {
      throw mistake("Missing required option: '--rotate-credentials' or '--security-patch'");
    }
  }

  /** The patch that was asked for. */
  Patch patch(Deployment deployment) {
    rotation.refuseWithout("--rotate-credentials");
    return patch.patch(deployment, services());
  }

  /** The rotation that was asked for. */
  Rotation rotation(Deployment deployment) {
    patch.refuseWithout("--security-patch", deployment);
    return rotation.rotation(deployment, services());
  }

  private List<String> services() {
    if (services.stream().anyMatch(String::isBlank)) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid("--services", "a name between commas is empty"));
    }
    return services;
  }

  private ParameterException mistake(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
