package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.HttpCheck;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One declared secret: {@code --secret} and what is said of it behind it. */
final class SecretOptions {

  private static final Pattern SECRET = Pattern.compile("([^@]+)@([^@]+)");
  private static final Pattern ADDRESS = Pattern.compile(":?([0-9]{1,5})(/.*)");
  private static final Pattern FORM = Pattern.compile("(header|basic):(.+)");

  @Option(
      names = "--secret",
      paramLabel = "VARIABLE@SERVICE",
      description =
          "Also the secret that a service gets in this environment variable, such as"
              + " SEARCH_API_KEY@search; without --services nothing else. May be repeated.")
  private @Nullable String secret;

  @Option(
      names = "--proof-http",
      paramLabel = "PORT/PATH",
      description =
          "How that secret is proven: what the service answers at this path, on the port that it has"
              + " in its container, such as 7700/indexes. Without it nothing is proven.")
  private @Nullable String address;

  @Option(
      names = "--proof-as",
      paramLabel = "FORM",
      description =
          "How the proof presents it: \"bearer\" (default), \"header:NAME\", or \"basic:USER\" for"
              + " the password of HTTP basic authentication.")
  private @Nullable String form;

  @Option(
      names = "--proof-status",
      split = ",",
      paramLabel = "STATUS",
      description = "What is answered when it is accepted. Default: 200.")
  private List<Integer> statuses = List.of();

  @Option(
      names = "--restarting",
      split = ",",
      paramLabel = "SERVICE",
      description =
          "Recreate these, too: they use it in a way that the compose file does not show.")
  private List<String> restarts = List.of();

  /**
   * The declaration.
   *
   * @throws GeuseMakerException when something is missing or malformed
   */
  EnvSecret declared() {
    String needing =
        address != null
            ? "--proof-http"
            : form != null ? "--proof-as" : statuses.isEmpty() ? "--restarting" : "--proof-status";
    Matcher named =
        SECRET.matcher(required(secret, needing, "it needs a --secret before it, one for each"));
    if (!named.matches()) {
      throw invalid("--secret", "it has to be VARIABLE@SERVICE, such as SEARCH_API_KEY@search");
    }
    EnvSecret declared =
        EnvSecret.named(named.group(1))
            .of(named.group(2))
            .restarting(restarts.toArray(String[]::new));
    return address == null && form == null && statuses.isEmpty()
        ? declared
        : declared.provenBy(check(required(address, needing, "it needs --proof-http")));
  }

  private HttpCheck check(String at) {
    Matcher place = ADDRESS.matcher(at);
    if (!place.matches()) {
      throw invalid("--proof-http", "it has to be PORT/PATH, such as 7700/indexes");
    }
    HttpCheck check = HttpCheck.get(place.group(2)).onPort(Integer.parseInt(place.group(1)));
    int[] expected = statuses.stream().mapToInt(Integer::intValue).toArray();
    return presented(expected.length == 0 ? check : check.expecting(expected));
  }

  private HttpCheck presented(HttpCheck check) {
    if (form == null || form.equals("bearer")) {
      return check;
    }
    Matcher named = FORM.matcher(form);
    if (!named.matches()) {
      throw invalid("--proof-as", "it has to be bearer, header:NAME or basic:USER");
    }
    return named.group(1).equals("header")
        ? check.header(named.group(2))
        : check.basic(named.group(2));
  }

  private static String required(@Nullable String value, String option, String otherwise) {
    if (value == null) {
      throw invalid(option, otherwise);
    }
    return value;
  }

  private static GeuseMakerException invalid(String option, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(option, reason));
  }
}
