package io.geusemaker.api.failure;

import java.time.Duration;

/** The host could not be reached, or a script on it did not end as it should. */
public sealed interface HostFailure extends Failure {

  /**
   * No connection could be made.
   *
   * @param host where to
   * @param reason why not
   */
  record Unreachable(String host, String reason) implements HostFailure {
    @Override
    public String what() {
      return "host " + host + " cannot be reached: " + reason;
    }

    @Override
    public String next() {
      return "check the address, the port, the security group and that the host is up";
    }
  }

  /**
   * The host's key is not known, or not the one that is known.
   *
   * @param host the host and port
   * @param fingerprint the key that it showed, as {@code SHA256:...}
   * @param reason unknown, changed or revoked, and against what it was checked
   */
  record UntrustedHostKey(String host, String fingerprint, String reason) implements HostFailure {
    @Override
    public String what() {
      return "the key of " + host + " (" + fingerprint + ") is not trusted: " + reason;
    }

    @Override
    public String next() {
      return "compare the fingerprint with the host's own and add it to known_hosts or pin it";
    }
  }

  /**
   * The host refused to let the user in.
   *
   * @param host the host
   * @param user the user
   * @param reason what was tried
   */
  record AuthenticationRefused(String host, String user, String reason) implements HostFailure {
    @Override
    public String what() {
      return host + " refused user " + user + ": " + reason;
    }

    @Override
    public String next() {
      return "check the user name and that one of its keys is offered";
    }
  }

  /**
   * The user may not act as root without a password.
   *
   * @param host the host
   * @param user the user
   */
  record PrivilegeMissing(String host, String user) implements HostFailure {
    @Override
    public String what() {
      return "user " + user + " on " + host + " may not run \"sudo -n\"";
    }

    @Override
    public String next() {
      return "connect as root, or allow this user passwordless sudo";
    }
  }

  /**
   * The connection broke while a script ran, so that its outcome is unknown.
   *
   * @param host the host
   * @param script the name of the script
   * @param reason what the connection said
   */
  record ConnectionLost(String host, String script, String reason) implements HostFailure {
    @Override
    public String what() {
      return "the connection to " + host + " was lost during \"" + script + "\": " + reason;
    }

    @Override
    public String state() {
      return "the script may or may not have taken effect";
    }

    @Override
    public String next() {
      return "see that the host is up, then run the request again";
    }
  }

  /**
   * A script took longer than it may.
   *
   * @param script the name of the script
   * @param limit the time it had
   */
  record TimedOut(String script, Duration limit) implements HostFailure {
    @Override
    public String what() {
      return "\"" + script + "\" did not end within " + limit.toSeconds() + " s and was stopped";
    }

    @Override
    public String state() {
      return "the script may have taken effect in part";
    }

    @Override
    public String next() {
      return "look at the load of the host, then run the request again";
    }
  }

  /**
   * The thread that waited for a script was interrupted.
   *
   * @param host the host
   * @param script the name of the script
   */
  record Interrupted(String host, String script) implements HostFailure {
    @Override
    public String what() {
      return "the wait for \"" + script + "\" on " + host + " was interrupted and it was stopped";
    }

    @Override
    public String state() {
      return "the script may have taken effect in part";
    }

    @Override
    public String next() {
      return "run the request again";
    }
  }

  /**
   * The host lacks a command that every script needs.
   *
   * @param host the host
   * @param command the name of the command
   */
  record CommandMissing(String host, String command) implements HostFailure {
    @Override
    public String what() {
      return "the command \"" + command + "\" is not installed on " + host;
    }

    @Override
    public String next() {
      return "install it (on most systems it is part of coreutils)";
    }
  }

  /**
   * A script ended with an error.
   *
   * @param script the name of the script
   * @param exitCode how it ended
   * @param detail the last lines that it printed, without secrets
   */
  record ScriptFailed(String script, int exitCode, String detail) implements HostFailure {
    @Override
    public String what() {
      return "\"" + script + "\" ended with " + exitCode + (detail.isEmpty() ? "" : ": " + detail);
    }

    @Override
    public String state() {
      return "the script ended where it failed";
    }

    @Override
    public String next() {
      return "mend what it names, then run the request again";
    }
  }

  /**
   * Docker is not installed or does not answer.
   *
   * @param host the host
   * @param reason what was seen
   */
  record NoDocker(String host, String reason) implements HostFailure {
    @Override
    public String what() {
      return "docker does not answer on " + host + ": " + reason;
    }

    @Override
    public String next() {
      return "install or start the docker engine, and check that this is the right host";
    }
  }

  /**
   * Neither compose v2 nor v1 is installed.
   *
   * @param host the host
   */
  record NoCompose(String host) implements HostFailure {
    @Override
    public String what() {
      return "neither \"docker compose\" nor \"docker-compose\" works on " + host;
    }

    @Override
    public String next() {
      return "install the compose plugin";
    }
  }
}
