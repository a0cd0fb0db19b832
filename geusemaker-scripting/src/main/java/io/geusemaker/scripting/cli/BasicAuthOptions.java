package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.secret.Secret;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One user of a basic-auth file: {@code --basic-auth-file} and what is said of it behind it. */
final class BasicAuthOptions {

  static final String NAME = "--basic-auth-file";

  private static final String URL = "--proof-url";
  private static final String OLD = "--old-password-file";
  private static final Pattern USER = Pattern.compile("([^:]+):([^:]+)");

  @Option(
      names = NAME,
      paramLabel = "PATH:USER",
      description =
          "Also the password of a user in a basic-auth file on the host, as a proxy such as nginx"
              + " reads it, such as /etc/nginx/htpasswd:admin; without --services nothing else. May"
              + " be repeated.")
  private @Nullable String user;

  @Option(
      names = URL,
      paramLabel = "URL",
      description =
          "How that password is proven: what answers 200 to it and 401 without, as the host reaches"
              + " it, such as http://127.0.0.1:8080/. Without it nothing is proven.")
  private @Nullable String url;

  @Option(
      names = OLD,
      paramLabel = "FILE",
      description =
          "A file whose first line is that password until now, so that it is proven to be refused"
              + " afterwards; /dev/stdin for standard input. Not needed once it was rotated from"
              + " here.")
  private @Nullable Path oldPasswordFile;

  private @Nullable Secret oldPassword;

  /**
   * The declaration.
   *
   * @throws GeuseMakerException when something is missing or malformed, or the file cannot be read
   */
  BasicAuthFile declared() {
    if (user == null) {
      throw invalid(url != null ? URL : OLD, "it needs a " + NAME + " before it, one for each");
    }
    Matcher named = USER.matcher(user);
    if (!named.matches()) {
      throw invalid(NAME, "it has to be PATH:USER, such as /etc/nginx/htpasswd:admin");
    }
    BasicAuthFile declared = BasicAuthFile.at(named.group(1)).of(named.group(2));
    if (url != null) {
      declared = declared.provenAt(url);
    }
    return oldPasswordFile == null ? declared : declared.replacing(oldPassword(oldPasswordFile));
  }

  /** Read once: of a fleet each deployment asks, and standard input ends. */
  private Secret oldPassword(Path file) {
    Secret known = oldPassword;
    if (known == null) {
      known = FirstLine.of(file, OLD);
      if (known.sameAs(Secret.of(""))) {
        throw invalid(OLD, "the first line of " + file + " is empty");
      }
      oldPassword = known;
    }
    return known;
  }

  private static GeuseMakerException invalid(String option, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(option, reason));
  }
}
