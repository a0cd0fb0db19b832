package io.geusemaker.api.failure;

import java.util.List;

/** The compose stack on the host is not in a state in which it can be worked on safely. */
public sealed interface StackFailure extends Failure {

  /**
   * No compose project that looks like the deployment runs on the host.
   *
   * @param searched what was looked for
   */
  record NoProject(String searched) implements StackFailure {
    @Override
    public String what() {
      return "no compose project of this deployment was found (" + searched + ")";
    }

    @Override
    public String next() {
      return "start the stack, or name its compose project when registering the deployment";
    }
  }

  /**
   * Several compose projects could be meant.
   *
   * @param projects their names
   */
  record SeveralProjects(List<String> projects) implements StackFailure {
    @Override
    public String what() {
      return "several compose projects could be meant: " + String.join(", ", projects);
    }

    @Override
    public String next() {
      return "register the deployment with the connection to its host and the name of one of them";
    }
  }

  /**
   * A container that is needed does not run.
   *
   * @param service its service
   * @param status what docker says of it
   */
  record ContainerStopped(String service, String status) implements StackFailure {
    @Override
    public String what() {
      return "the container of service \"" + service + "\" is " + status + ", not running";
    }

    @Override
    public String next() {
      return "start it and see that it is healthy first";
    }
  }

  /**
   * A data directory is not on the file system that it belongs on.
   *
   * @param service the service whose data it is
   * @param path the directory on the host
   * @param reason what was seen
   */
  record DataMountGone(String service, String path, String reason) implements StackFailure {
    @Override
    public String what() {
      return "the data of \"" + service + "\" at " + path + " is not what it was: " + reason;
    }

    @Override
    public String next() {
      return "mount the file system again and restart the stack before changing anything";
    }
  }

  /**
   * The compose project cannot be resolved or understood.
   *
   * @param file the file
   * @param reason why
   */
  record UnreadableCompose(String file, String reason) implements StackFailure {
    @Override
    public String what() {
      return file + " cannot be understood: " + reason;
    }

    @Override
    public String next() {
      return "run \"docker compose config\" in the project's directory on the host: what it says there"
          + " is not repeated here, because it can quote secrets";
    }
  }

  /**
   * The database could not be asked as its own superuser.
   *
   * @param question what it was asked for
   * @param reason what it said instead
   */
  record DatabaseUnreadable(String question, String reason) implements StackFailure {
    @Override
    public String what() {
      return "the database could not be asked for " + question + ": " + reason;
    }

    @Override
    public String next() {
      return "mend what it names; the log of the database's container may tell more";
    }
  }

  /**
   * Hardly any space is left where the compose files are.
   *
   * @param directory the directory
   * @param freeKib what is left
   */
  record DiskFull(String directory, long freeKib) implements StackFailure {
    @Override
    public String what() {
      return "only " + freeKib + " KiB are free where " + directory + " is";
    }

    @Override
    public String next() {
      return "make room on that file system first";
    }
  }

  /**
   * A credential comes from a place that cannot be edited safely.
   *
   * @param credential which credential
   * @param reason where it comes from, or why that was not found
   */
  record UnsupportedSource(String credential, String reason) implements StackFailure {
    @Override
    public String what() {
      return "the source of " + credential + " cannot be changed safely: " + reason;
    }

    @Override
    public String next() {
      return "move the value to an env file, the compose file or a file secret";
    }
  }

  /**
   * A credential is in use in a way that cannot be rotated.
   *
   * @param credential which credential
   * @param reason why not
   */
  record NotRotatable(String credential, String reason) implements StackFailure {
    @Override
    public String what() {
      return credential + " cannot be rotated: " + reason;
    }

    @Override
    public String next() {
      return "leave it out of the request, or mend what is named";
    }
  }

  /** The deployment has no credential that could be rotated. */
  record NothingToRotate() implements StackFailure {
    @Override
    public String what() {
      return "the deployment has no credential that can be rotated";
    }

    @Override
    public String next() {
      return "check that the compose project is the one you mean";
    }
  }

  /**
   * The host has no room to run a rehearsal next to what runs.
   *
   * @param reason what is lacking
   */
  record NoRoomToRehearse(String reason) implements StackFailure {
    @Override
    public String what() {
      return "the patch cannot be rehearsed on this host: " + reason;
    }

    @Override
    public String next() {
      return "make room, patch fewer services at once, or do without the rehearsal";
    }
  }

  /**
   * Vulnerabilities could not be looked up, and that was demanded.
   *
   * @param reason what the source said
   */
  record NoAdvisories(String reason) implements StackFailure {
    @Override
    public String what() {
      return "known vulnerabilities could not be looked up: " + reason;
    }

    @Override
    public String next() {
      return "try again later, name another source, or do without requireAdvisories()";
    }
  }
}
