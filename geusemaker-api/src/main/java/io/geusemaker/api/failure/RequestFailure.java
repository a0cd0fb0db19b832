package io.geusemaker.api.failure;

import java.util.List;

/** The request itself cannot be carried out as it stands. */
public sealed interface RequestFailure extends Failure {

  /**
   * A value in the request is not acceptable.
   *
   * @param field which value
   * @param reason the rule that it breaks
   */
  record Invalid(String field, String reason) implements RequestFailure {
    @Override
    public String what() {
      return field + " is not acceptable: " + reason;
    }

    @Override
    public String next() {
      return "correct " + field + " and run the request again";
    }
  }

  /**
   * A service was named that the deployment lacks or that has no credential to rotate.
   *
   * @param service the name given
   * @param known the names that would be accepted
   */
  record UnknownService(String service, List<String> known) implements RequestFailure {
    @Override
    public String what() {
      return "service \"" + service + "\" has no credential that can be rotated in this deployment";
    }

    @Override
    public String next() {
      return known.isEmpty()
          ? "check that the compose project is the one you mean"
          : "choose from: " + String.join(", ", known);
    }
  }

  /**
   * The confirmation was answered with no.
   *
   * @param deployment the deployment
   */
  record NotConfirmed(String deployment) implements RequestFailure {
    @Override
    public String what() {
      return "the plan for \"" + deployment + "\" was not confirmed";
    }

    @Override
    public String next() {
      return "run it again and confirm when you are ready";
    }
  }

  /**
   * The plan has to be confirmed and there is nobody to ask.
   *
   * @param deployment the deployment
   */
  record NobodyToAsk(String deployment) implements RequestFailure {
    @Override
    public String what() {
      return "the plan for \""
          + deployment
          + "\" has to be confirmed and there is no terminal to ask";
    }

    @Override
    public String next() {
      return "read the plan with --dry-run, then add --force to go ahead without being asked";
    }
  }

  /** No engine is on the class path. */
  record NoEngine() implements RequestFailure {
    @Override
    public String what() {
      return "no GeuseMaker engine is on the class path";
    }

    @Override
    public String next() {
      return "add io.geusemaker:geusemaker-core to the dependencies";
    }
  }

  /**
   * More than one engine is on the class path.
   *
   * @param engines their class names
   */
  record SeveralEngines(List<String> engines) implements RequestFailure {
    @Override
    public String what() {
      return "several GeuseMaker engines are on the class path: " + String.join(", ", engines);
    }

    @Override
    public String next() {
      return "keep one of them";
    }
  }

  /**
   * A connection names a transport that is not on the class path.
   *
   * @param scheme the scheme of the connection, such as {@code ssh}
   * @param known the schemes that are there
   */
  record NoTransport(String scheme, List<String> known) implements RequestFailure {
    @Override
    public String what() {
      return "no transport for \"" + scheme + "\" is on the class path (there: " + known + ")";
    }

    @Override
    public String next() {
      return scheme.equals("ssh")
          ? "add io.geusemaker:geusemaker-ssh to the dependencies"
          : "add the artifact that provides it, or choose a transport with over(...)";
    }
  }

  /**
   * What was chosen needs a library that is not on the class path.
   *
   * @param chosen what was chosen
   * @param artifact the library, as {@code group:artifact}
   */
  record MissingLibrary(String chosen, String artifact) implements RequestFailure {
    @Override
    public String what() {
      return chosen + " needs " + artifact + ", which is not on the class path";
    }

    @Override
    public String next() {
      return "add " + artifact + " to the dependencies";
    }
  }

  /**
   * The caller's own id names an operation that was asked for differently.
   *
   * @param operationId the id
   * @param request what it stands for
   */
  record OperationIdTaken(String operationId, String request) implements RequestFailure {
    @Override
    public String what() {
      return "operation id " + operationId + " already stands for another request: " + request;
    }

    @Override
    public String next() {
      return "choose another id for this request";
    }
  }

  /**
   * There is nothing that could be taken back as asked.
   *
   * @param deployment the deployment
   * @param reason why not
   */
  record CannotRollBack(String deployment, String reason) implements RequestFailure {
    @Override
    public String what() {
      return "\"" + deployment + "\" cannot be rolled back so: " + reason;
    }

    @Override
    public String next() {
      return "look at the history and choose an operation whose state is still kept";
    }
  }
}
