package io.geusemaker.api.failure;

import java.time.Duration;
import java.util.List;

/** An operation started and could not be completed, or may not start now. */
public sealed interface OperationFailure extends Failure {

  /**
   * The host is not as it was when the plan was made.
   *
   * @param planned hash of the plan
   * @param now hash of the plan that would be made now
   */
  record HostDrifted(String planned, String now) implements OperationFailure {
    @Override
    public String what() {
      return "the host has changed since the plan was made (" + planned + ", now " + now + ")";
    }

    @Override
    public String next() {
      return "make a new plan, read it, and execute that";
    }
  }

  /**
   * A step failed and everything before it was undone.
   *
   * @param step the step
   * @param cause why it failed
   */
  record Undone(String step, Failure cause) implements OperationFailure {
    @Override
    public String what() {
      return "step \"" + step + "\" failed: " + cause.what();
    }

    @Override
    public String state() {
      return cause instanceof RehearsalFailed
          ? cause.state()
          : "every change was undone: the old credentials work, what ran before runs, and the"
              + " files are as before";
    }

    @Override
    public String next() {
      return cause.next();
    }
  }

  /**
   * A step failed and not everything before it could be undone.
   *
   * @param step the step
   * @param cause why it failed
   * @param leftovers what could not be undone and why
   * @param journal where the way on is recorded
   */
  record HalfDone(String step, Failure cause, List<String> leftovers, String journal)
      implements OperationFailure {
    @Override
    public String what() {
      return "step \"" + step + "\" failed: " + cause.what();
    }

    @Override
    public String state() {
      return "not everything could be undone ("
          + String.join("; ", leftovers)
          + "); old and new credentials are both recorded, encrypted, in "
          + journal;
    }

    @Override
    public String next() {
      return "see that the host answers, then run the request again: it recovers what is open first";
    }
  }

  /**
   * An earlier operation did not end and has to be recovered first.
   *
   * @param deployment the deployment
   * @param operation the operation that did not end
   */
  record Unfinished(String deployment, String operation) implements OperationFailure {
    @Override
    public String what() {
      return "operation " + operation + " on \"" + deployment + "\" did not end";
    }

    @Override
    public String state() {
      return "the host is where that operation left it; its journal holds old and new credentials";
    }

    @Override
    public String next() {
      return "repair or restore the journal; without it check by hand which password works";
    }
  }

  /**
   * Another operation is at work on the deployment.
   *
   * @param deployment the deployment
   * @param holder who, where, which operation and since when
   */
  record Busy(String deployment, String holder) implements OperationFailure {
    @Override
    public String what() {
      return "another operation is at work on \"" + deployment + "\": " + holder;
    }

    @Override
    public String next() {
      return "wait for it to end, or let the request wait for it";
    }
  }

  /**
   * What was to run did not do what it has to, next to what runs and on a copy of its data.
   *
   * @param service the service
   * @param reason what was seen
   * @param log the last lines that it logged, secrets masked; can be empty
   */
  record RehearsalFailed(String service, String reason, String log) implements OperationFailure {
    @Override
    public String what() {
      return "the rehearsal of "
          + service
          + " failed: "
          + reason
          + (log.isEmpty() ? "" : "; the last that it logged: " + log);
    }

    @Override
    public String state() {
      return "nothing of the deployment was stopped or changed, and the rehearsal is thrown away";
    }

    @Override
    public String next() {
      return "leave " + service + " out, or wait for a release that passes";
    }
  }

  /**
   * The new credential did what it should not, or the old one still does.
   *
   * @param credential which credential
   * @param observed what was seen
   */
  record NotProven(String credential, String observed) implements OperationFailure {
    @Override
    public String what() {
      return "the rotation of " + credential + " could not be proven: " + observed;
    }

    @Override
    public String state() {
      return "the change had been made when the proof was tried";
    }

    @Override
    public String next() {
      return "look at the service's log for refused logins, then run the request again";
    }
  }

  /**
   * Another operator took over, because this one had not been heard of for too long.
   *
   * @param deployment the deployment
   * @param operation the operation that was cut off
   * @param by who took over
   */
  record Superseded(String deployment, String operation, String by) implements OperationFailure {
    @Override
    public String what() {
      return "operation " + operation + " on \"" + deployment + "\" was taken over by " + by;
    }

    @Override
    public String state() {
      return "who took over finishes or undoes it; nothing more is done from here";
    }

    @Override
    public String next() {
      return "look at the history of the deployment before the next request";
    }
  }

  /**
   * The operation was cancelled before a step.
   *
   * @param step the step that was not begun
   */
  record Cancelled(String step) implements OperationFailure {
    @Override
    public String what() {
      return "the operation was cancelled before \"" + step + "\"";
    }

    @Override
    public String next() {
      return "run the request again when you are ready";
    }
  }

  /**
   * The time for the whole operation was up before a step.
   *
   * @param step the step that was not begun
   * @param limit the time it had
   */
  record OutOfTime(String step, Duration limit) implements OperationFailure {
    @Override
    public String what() {
      return "the operation's " + limit.toSeconds() + " s were up before \"" + step + "\"";
    }

    @Override
    public String next() {
      return "look at the load of the host, or allow more time, then run the request again";
    }
  }

  /**
   * Everything was done and proven, but that could not be recorded.
   *
   * @param operation the operation
   * @param cause what could not be recorded and why
   * @param journal where the way on is recorded
   */
  record Unrecorded(String operation, Failure cause, String journal) implements OperationFailure {
    @Override
    public String what() {
      return "operation " + operation + " is done, but " + cause.what();
    }

    @Override
    public String state() {
      return "the new credentials are in use and proven; they are recorded, encrypted, in "
          + journal;
    }

    @Override
    public String next() {
      return "make the state directory writable, then recover the deployment";
    }
  }
}
