package io.geusemaker.api.failure;

import java.time.Duration;
import java.util.List;

/**
 * An image registry could not be read, or what it said cannot be relied on. Reading changes nothing
 * anywhere.
 */
public sealed interface RegistryFailure extends Failure {

  /**
   * The registry is not among those that may be used.
   *
   * @param registry the registry's host
   * @param allowed those that may
   */
  record NotAllowed(String registry, List<String> allowed) implements RegistryFailure {
    @Override
    public String what() {
      return "registry "
          + registry
          + " is not among the allowed ones: "
          + String.join(", ", allowed);
    }

    @Override
    public String next() {
      return "use an image of an allowed registry, or allow " + registry;
    }
  }

  /**
   * The registry could not be reached, or the connection broke, however often it was tried.
   *
   * @param registry the host that was asked
   * @param asked what it was asked for
   * @param reason what the connection said
   */
  record Unreachable(String registry, String asked, String reason) implements RegistryFailure {
    @Override
    public String what() {
      return registry + " could not be asked for " + asked + ": " + reason;
    }

    @Override
    public String next() {
      return "check the name of the registry and the way to it, then run the request again";
    }
  }

  /**
   * The registry refuses. Some registries refuse what they do not have, too.
   *
   * @param registry the host that refused
   * @param asked what it was asked for
   * @param identity as whom
   * @param answer how it refused, such as {@code 401 UNAUTHORIZED}
   */
  record AccessDenied(String registry, String asked, String identity, String answer)
      implements RegistryFailure {
    @Override
    public String what() {
      return registry + " refuses " + asked + " to " + identity + " (" + answer + ")";
    }

    @Override
    public String next() {
      return "check the spelling of the image; if it is private or much asked for, run \"docker login\""
          + " for the registry as the user that runs this";
    }
  }

  /**
   * The Docker configuration or the credential helper that it names cannot be used.
   *
   * @param registry the registry whose credentials were looked for
   * @param source the file or the helper
   * @param reason why not
   */
  record CredentialsUnavailable(String registry, String source, String reason)
      implements RegistryFailure {
    @Override
    public String what() {
      return "the credentials for " + registry + " cannot be read from " + source + ": " + reason;
    }

    @Override
    public String next() {
      return "mend what it names (\"docker login\" writes that file), or name another configuration";
    }
  }

  /**
   * The registry does not have it.
   *
   * @param registry the host that was asked
   * @param asked what it was asked for
   */
  record NotFound(String registry, String asked) implements RegistryFailure {
    @Override
    public String what() {
      return registry + " does not have " + asked;
    }

    @Override
    public String next() {
      return "check the spelling of the image and its tag";
    }
  }

  /**
   * The image is there, but not for the host.
   *
   * @param image the image
   * @param platform what the host needs, such as {@code linux/arm64}
   * @param known what there is instead
   */
  record NoSuchPlatform(String image, String platform, List<String> known)
      implements RegistryFailure {
    @Override
    public String what() {
      return image
          + " does not exist for "
          + platform
          + (known.isEmpty() ? "" : ", only for " + String.join(", ", known));
    }

    @Override
    public String next() {
      return "choose a tag that is built for the host";
    }
  }

  /**
   * What is there under that name cannot be run as a container.
   *
   * @param reference what was asked for
   * @param found what it is
   */
  record NotAnImage(String reference, String found) implements RegistryFailure {
    @Override
    public String what() {
      return reference + " is no container image that can be used, but " + found;
    }

    @Override
    public String next() {
      return "choose another tag or repository";
    }
  }

  /**
   * The registry's answer cannot be understood.
   *
   * @param registry the host that answered
   * @param asked what it was asked for
   * @param reason what is wrong with the answer
   */
  record Malformed(String registry, String asked, String reason) implements RegistryFailure {
    @Override
    public String what() {
      return registry + " gave no usable answer when asked for " + asked + ": " + reason;
    }

    @Override
    public String next() {
      return "run the request again; if it stays so, see that the host is a registry and no proxy"
          + " changes its answers";
    }
  }

  /**
   * The list of tags ends before the registry's tags do, or may do so.
   *
   * @param repository whose tags
   * @param tags how many were listed
   * @param reason how that was seen
   */
  record Incomplete(String repository, int tags, String reason) implements RegistryFailure {
    @Override
    public String what() {
      return "the list of tags of " + repository + " was cut short after " + tags + ": " + reason;
    }

    @Override
    public String next() {
      return "run the request again, logged in to the registry; until the whole list can be read,"
          + " name the wanted tag yourself";
    }
  }

  /**
   * What was received is not what was asked for or announced.
   *
   * @param registry the host that answered
   * @param asked what it was asked for
   * @param expected the digest asked for or announced
   * @param received the digest of what came
   */
  record WrongDigest(String registry, String asked, String expected, String received)
      implements RegistryFailure {
    @Override
    public String what() {
      return registry + " sent something else as " + asked + ": " + received + " for " + expected;
    }

    @Override
    public String next() {
      return "run the request again; if it stays so, trust neither the registry nor the proxy before"
          + " it";
    }
  }

  /**
   * The answer is larger than any honest one.
   *
   * @param registry the host that answered
   * @param asked what it was asked for
   * @param limit how many bytes it may have
   */
  record TooLarge(String registry, String asked, long limit) implements RegistryFailure {
    @Override
    public String what() {
      return registry + " sent more than " + limit + " bytes as " + asked;
    }

    @Override
    public String next() {
      return "see that the host is the registry you mean";
    }
  }

  /**
   * The registry has answered too many requests for now.
   *
   * @param registry the host that answered
   * @param asked what it was asked for
   * @param pause how long it wants to be left alone; zero when it did not say
   */
  record RateLimited(String registry, String asked, Duration pause) implements RegistryFailure {
    @Override
    public String what() {
      return registry + " limits requests and did not answer for " + asked;
    }

    @Override
    public String next() {
      return (pause.isZero() ? "wait some time" : "wait " + pause.toSeconds() + " s")
          + ", then run the request again; \"docker login\" raises the limit of many registries";
    }
  }

  /**
   * The registry failed, however often it was asked.
   *
   * @param registry the host that answered
   * @param asked what it was asked for
   * @param answer how it failed, such as {@code 503 UNAVAILABLE}
   */
  record ServerError(String registry, String asked, String answer) implements RegistryFailure {
    @Override
    public String what() {
      return registry + " failed when asked for " + asked + " (" + answer + ")";
    }

    @Override
    public String next() {
      return "run the request again later";
    }
  }

  /**
   * The thread that waited for the registry was interrupted.
   *
   * @param registry the host that was asked
   * @param asked what it was asked for
   */
  record Interrupted(String registry, String asked) implements RegistryFailure {
    @Override
    public String what() {
      return "the wait for " + asked + " from " + registry + " was interrupted";
    }

    @Override
    public String next() {
      return "run the request again";
    }
  }
}
