package io.geusemaker.api.failure;

import java.util.List;

/** AWS did not let the host or the records be worked on; what was asked for did not begin. */
public sealed interface AwsFailure extends Failure {

  /**
   * Systems Manager knows no such host.
   *
   * @param host the instance, or the tag that was looked for
   * @param reason what was seen
   */
  record NotManaged(String host, String reason) implements AwsFailure {
    @Override
    public String what() {
      return "Systems Manager cannot reach " + host + ": " + reason;
    }

    @Override
    public String next() {
      return "check the instance, the region and the account, that the SSM agent runs on it, and"
          + " that its role has what AmazonSSMManagedInstanceCore allows";
    }
  }

  /**
   * The host is known, and its agent does not answer.
   *
   * @param host the instance
   * @param lastHeard when the agent was heard last, or that this is not known
   */
  record AgentOffline(String host, String lastHeard) implements AwsFailure {
    @Override
    public String what() {
      return "the SSM agent of " + host + " is offline, last heard: " + lastHeard;
    }

    @Override
    public String next() {
      return "see that the instance is up and reaches the endpoints of Systems Manager";
    }
  }

  /**
   * Several instances answer to one tag.
   *
   * @param tag the tag
   * @param instances their ids
   */
  record SeveralInstances(String tag, List<String> instances) implements AwsFailure {
    @Override
    public String what() {
      return "several instances carry the tag " + tag + ": " + String.join(", ", instances);
    }

    @Override
    public String next() {
      return "name the instance, or wait until the one that was replaced is gone";
    }
  }

  /**
   * The caller may not do what is needed.
   *
   * @param action the IAM action, such as {@code ssm:SendCommand}
   * @param reason what AWS said
   */
  record PermissionMissing(String action, String reason) implements AwsFailure {
    @Override
    public String what() {
      return "AWS does not allow " + action + ": " + reason;
    }

    @Override
    public String next() {
      return "allow this action to these credentials, for what it was asked of";
    }
  }

  /**
   * There are no credentials, or AWS does not accept them.
   *
   * @param reason what was seen
   */
  record CredentialsRefused(String reason) implements AwsFailure {
    @Override
    public String what() {
      return "the AWS credentials cannot be used: " + reason;
    }

    @Override
    public String next() {
      return "sign in again, or set other credentials where the AWS SDK looks for them";
    }
  }

  /**
   * AWS kept saying that it is asked too often.
   *
   * @param action the IAM action
   */
  record Throttled(String action) implements AwsFailure {
    @Override
    public String what() {
      return "AWS throttles " + action + ", even after several tries";
    }

    @Override
    public String next() {
      return "run the request again when less is asked in this account and region";
    }
  }

  /**
   * A key of KMS exists or existed, and cannot be used as it is.
   *
   * @param key the key as it was named
   * @param reason what KMS said
   */
  record KeyUnusable(String key, String reason) implements AwsFailure {
    @Override
    public String what() {
      return "the key " + key + " cannot be used: " + reason;
    }

    @Override
    public String next() {
      return "enable the key or cancel its deletion in KMS, or correct its name, then run the request"
          + " again";
    }
  }

  /**
   * AWS could not be asked.
   *
   * @param action the IAM action
   * @param reason what went wrong
   */
  record Unavailable(String action, String reason) implements AwsFailure {
    @Override
    public String what() {
      return action + " failed: " + reason;
    }

    @Override
    public String next() {
      return "check the region, the endpoint and the way to it, then run the request again";
    }
  }

  /**
   * A command was accepted, and its script did not begin.
   *
   * @param host the instance
   * @param script the name of the script
   * @param reason what Systems Manager or the host said
   */
  record CommandNotRun(String host, String script, String reason) implements AwsFailure {
    @Override
    public String what() {
      return "\"" + script + "\" did not run on " + host + ": " + reason;
    }

    @Override
    public String state() {
      return "this script did not begin";
    }

    @Override
    public String next() {
      return "mend what it names, then run the request again";
    }
  }
}
