package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Rotation;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.RequestedCredential;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** On which terms credentials are rotated. */
final class RotationOptions {

  private static final String API_KEY = RequestedCredential.API_KEYS.word() + ":";

  @Option(
      names = "--older-than",
      paramLabel = "DURATION",
      description = "Only credentials that were not rotated for this long, such as 30d.")
  private @Nullable Duration olderThan;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      description = "The password of this further role of PostgreSQL; can be repeated.")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--end-sessions",
      description =
          "End the database sessions of the changed roles that logged in before,"
              + " once the new passwords work.")
  private boolean endSessions;

  @Option(
      names = "--alternating",
      description =
          "Have n8n change over to a second role of PostgreSQL, NAME_clone, or back from it,"
              + " so that none of its logins is refused meanwhile.")
  private boolean alternating;

  @Option(
      names = "--include",
      split = ",",
      paramLabel = "CREDENTIAL",
      description =
          "Also this credential of n8n: runners-token, jwt-secret (ends all sessions and API keys),"
              + " encryption-key, api-keys (each gets a new value) or api-keys:LABEL (that one; its"
              + " id does as well); without --services nothing else.")
  private List<String> included = List.of();

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<SecretOptions> secrets = new ArrayList<>();

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<BasicAuthOptions> basicAuth = new ArrayList<>();

  /** Refuses terms that would be ignored. */
  void refuseWithout(String option) {
    refuse(olderThan != null, "--older-than", option);
    refuse(!roles.isEmpty(), "--role", option);
    refuse(endSessions, "--end-sessions", option);
    refuse(alternating, "--alternating", option);
    refuse(!included.isEmpty(), "--include", option);
    refuse(!secrets.isEmpty(), "--secret", option);
    refuse(!basicAuth.isEmpty(), BasicAuthOptions.NAME, option);
  }

  private static void refuse(boolean given, String name, String needed) {
    if (given) {
      throw new GeuseMakerException(new RequestFailure.Invalid(name, "it needs " + needed));
    }
  }

  /** The request, on these terms. */
  Rotation rotation(Deployment deployment, List<String> services) {
    Rotation rotation =
        services.isEmpty() ? deployment.rotate() : deployment.rotate().services(services);
    for (String role : roles) {
      rotation = rotation.role(role);
    }
    for (String word : included) {
      rotation =
          word.startsWith(API_KEY)
              ? rotation.apiKeys(word.substring(API_KEY.length()))
              : rotation.include(credential(word));
    }
    for (SecretOptions secret : secrets) {
      rotation = rotation.envSecret(secret.declared());
    }
    for (BasicAuthOptions password : basicAuth) {
      rotation = rotation.basicAuthFile(password.declared());
    }
    if (endSessions) {
      rotation = rotation.endSessions();
    }
    if (alternating) {
      rotation = rotation.alternating();
    }
    return olderThan == null ? rotation : rotation.olderThan(olderThan);
  }

  private static RequestedCredential credential(String word) {
    return RequestedCredential.named(word)
        .orElseThrow(
            () ->
                new GeuseMakerException(
                    new RequestFailure.Invalid(
                        "--include",
                        "it is one of "
                            + String.join(", ", RequestedCredential.words())
                            + ", or "
                            + API_KEY
                            + "LABEL")));
  }
}
