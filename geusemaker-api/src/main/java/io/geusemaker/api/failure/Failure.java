package io.geusemaker.api.failure;

/**
 * Why an operation did not succeed.
 *
 * <p>A failure is a value that says three things in plain words: {@link #what() what happened},
 * {@link #state() what state the host is in now}, and {@link #next() what to do next}. None of them
 * ever contains a secret.
 */
public sealed interface Failure
    permits RequestFailure,
        LookupFailure,
        HostFailure,
        AwsFailure,
        StackFailure,
        StateFailure,
        RegistryFailure,
        OperationFailure {

  /**
   * What happened.
   *
   * @return a sentence without a full stop
   */
  String what();

  /**
   * The state that the host and the records are in.
   *
   * @return a sentence without a full stop; unless a failure says otherwise nothing was touched
   */
  default String state() {
    return "nothing was changed";
  }

  /**
   * What to do next.
   *
   * @return a sentence without a full stop
   */
  String next();

  /**
   * A stable name for programs, such as {@code host.unreachable}.
   *
   * @return family and kind, lower case, joined by a dot
   */
  default String code() {
    String family = getClass().getInterfaces()[0].getSimpleName().replace("Failure", "");
    String kind = getClass().getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
    return (family + "." + kind).toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The three sentences together.
   *
   * @return one paragraph
   */
  default String message() {
    return what() + ". State: " + state() + ". Next: " + next() + ".";
  }
}
