package io.geusemaker.api.failure;

import java.util.List;

/** The deployment could not be found or is not in a state to be worked on. */
public sealed interface LookupFailure extends Failure {

  /**
   * No state file and no registration has this name.
   *
   * @param deployment the name
   * @param searched where it was looked for
   * @param known the names that are there
   */
  record UnknownDeployment(String deployment, String searched, List<String> known)
      implements LookupFailure {
    @Override
    public String what() {
      return "there is no deployment \"" + deployment + "\" in " + searched;
    }

    @Override
    public String next() {
      return (known.isEmpty() ? "" : "choose from: " + String.join(", ", known) + "; or ")
          + "register it with Deployment.of(\""
          + deployment
          + "\").register(...), or name another state directory";
    }
  }

  /**
   * The recorded status does not allow work on the deployment.
   *
   * @param deployment the name
   * @param status the recorded status
   */
  record NotRunning(String deployment, String status) implements LookupFailure {
    @Override
    public String what() {
      return "deployment \"" + deployment + "\" is recorded as \"" + status + "\", not running";
    }

    @Override
    public String next() {
      return "wait until GeuseMaker has finished with it, or bring it back to running";
    }
  }

  /**
   * The state file is there but cannot be understood.
   *
   * @param file its path
   * @param reason why
   */
  record UnreadableState(String file, String reason) implements LookupFailure {
    @Override
    public String what() {
      return "the state file " + file + " cannot be read: " + reason;
    }

    @Override
    public String next() {
      return "repair the file or restore it from a backup; it was left as it is";
    }
  }

  /**
   * The state file was written by a newer GeuseMaker.
   *
   * @param file its path
   * @param found its schema version
   * @param supported the newest version understood here
   */
  record NewerState(String file, int found, int supported) implements LookupFailure {
    @Override
    public String what() {
      return file + " has schema version " + found + ", newer than " + supported;
    }

    @Override
    public String next() {
      return "update geusemaker; an older one could lose what it does not know";
    }
  }

  /**
   * Neither the request nor the records say how to reach the host.
   *
   * @param deployment the name
   */
  record NoAddress(String deployment) implements LookupFailure {
    @Override
    public String what() {
      return "nothing says how to reach the host of \"" + deployment + "\"";
    }

    @Override
    public String next() {
      return "name a transport with over(...), or register the deployment with its connection";
    }
  }

  /**
   * No instance that Systems Manager manages in the region has the tag.
   *
   * @param tag such as {@code env=prod}
   */
  record NothingTagged(String tag) implements LookupFailure {
    @Override
    public String what() {
      return "no instance that Systems Manager manages in this region has the tag " + tag;
    }

    @Override
    public String next() {
      return "check the tag and the region";
    }
  }

  /**
   * Instances have the tag, and no record says which deployments are on them.
   *
   * @param tag such as {@code env=prod}
   * @param instances their ids
   */
  record NotOnRecord(String tag, List<String> instances) implements LookupFailure {
    @Override
    public String what() {
      return String.join(", ", instances)
          + (instances.size() == 1 ? " has" : " have")
          + " the tag "
          + tag
          + ", but no running deployment is recorded there";
    }

    @Override
    public String next() {
      return "register each with Deployment.of(name).register(...) and ssm:"
          + instances.get(0)
          + " as its connection, or take the tag away";
    }
  }
}
