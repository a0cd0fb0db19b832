package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The stand-in programs, as shell scripts on the host.
 *
 * @param host the directory that is first on the path of the host's users
 * @param container the directory that is first on the path in containers
 * @param calls where calls are handed over
 */
public record StandIns(Path host, Path container, Path calls) {

  private static final String CALLER =
      """
      #!/bin/sh
      # A stand-in for @PROGRAM@: hands the call to the sandbox that made this file.
      umask 077
      call='@CALLS@'/$$
      rm -rf "$call"
      if ! mkdir "$call" 2>/dev/null || ! mkfifo "$call/in" "$call/out" "$call/err" "$call/done"; then
        echo "Cannot connect to the Docker daemon: the sandbox is gone." >&2
        exit 1
      fi
      input=
      @INPUT@
      exec 5<>"$call/out" 6<>"$call/err" 7<>"$call/in" 8<>"$call/done" 9<"$call/done"
      echo $$ 1<>'@REQUESTS@'
      read -r ready <&9
      exec 3<"$call/out" 4<"$call/err" 5>&- 6>&- 8>&-
      cat <&3 4<&- 7>&- 9<&- &
      cat <&4 >&2 3<&- 7>&- 9<&- &
      {
        printf '%s\\0' @PROGRAM@ "$PWD" $# "$@" @VARIABLES@
        [ -z "$input" ] || cat
      } >&7
      exec 3<&- 4<&- 7>&-
      wait
      code=125
      read -r code <&9
      rm -rf "$call"
      exit "$code"
      """;

  private static final String DOCKER_INPUT =
      """
      case $1 in
        exec | run) for word; do case $word in -i | --interactive) input=1; break ;; esac; done ;;
        compose) case " $* " in *" exec "*) input=1 ;; esac ;;
      esac
      """;

  private static final String PSQL_INPUT =
      """
      input=1
      for word; do case $word in -c* | --command*) input= ;; esac; done
      """;

  private static final String NODE_INPUT =
      """
      if [ "$1" = - ]; then input=1; fi
      """;

  private static final String DF =
      """
      #!/bin/sh
      # A stand-in for df: what is free where docker keeps images can be set.
      for place; do :; done
      if [ "$place" = '@DOCKER@' ] && [ -f '@FREE@' ]; then
        echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'
        echo "/dev/sandbox 100000000 0 $(cat '@FREE@') 0% /"
      else
        command -p df "$@"
      fi
      """;

  private static final String SLEEP =
      """
      #!/bin/sh
      # A stand-in for sleep: nothing here needs as long as it does on a real host.
      exec /bin/sleep "$(awk "BEGIN {print $1 / 10}")"
      """;

  private static final List<String> PSQL_VARIABLES =
      List.of(
          "PGPASSWORD",
          "PGPASSFILE",
          "PGHOST",
          "PGPORT",
          "PGUSER",
          "PGDATABASE",
          ContainerShell.CONTAINER);

  private static final String SUDO =
      """
      #!/bin/sh
      # A stand-in for sudo: everyone is root in the sandbox.
      if [ "$1" = -n ]; then shift; fi
      SANDBOX_ROOT=1 exec "$@"
      """;

  private static final String ID =
      """
      #!/bin/sh
      # A stand-in for "id -u": 0 under the stand-in for sudo.
      if [ "$*" != -u ]; then exec /usr/bin/id "$@"; fi
      if [ -n "$SANDBOX_ROOT" ]; then echo 0; else echo 1000; fi
      """;

  /**
   * Writes the programs.
   *
   * @param scratch the sandbox's directory
   * @param composeV1 whether there is a {@code docker-compose}
   * @return where they are
   */
  public static StandIns write(Path scratch, boolean composeV1) {
    try {
      StandIns standIns =
          new StandIns(
              Files.createDirectory(scratch.resolve("bin")),
              Files.createDirectory(scratch.resolve("container-bin")),
              Files.createDirectory(
                  scratch.resolve("calls"),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rwx------"))));
      Tool.run(List.of("mkfifo", "-m", "600", standIns.requests().toString()));
      program(standIns.host.resolve("docker"), standIns.caller("docker", DOCKER_INPUT, "0"));
      program(standIns.host.resolve("sudo"), SUDO);
      program(standIns.host.resolve("id"), ID);
      if (composeV1) {
        program(
            standIns.host.resolve("docker-compose"), standIns.caller("docker-compose", "", "0"));
      }
      StringBuilder variables = new StringBuilder().append(PSQL_VARIABLES.size());
      PSQL_VARIABLES.forEach(name -> variables.append(" \"" + name + "=$" + name + "\""));
      program(
          standIns.container.resolve("psql"),
          standIns.caller("psql", PSQL_INPUT, variables.toString()));
      String container = "1 \"" + ContainerShell.CONTAINER + "=$" + ContainerShell.CONTAINER + "\"";
      program(standIns.container.resolve("n8n"), standIns.caller("n8n", "", container));
      program(standIns.container.resolve("node"), standIns.caller("node", NODE_INPUT, container));
      for (String program : List.of("pg_isready", "wget")) {
        program(standIns.container.resolve(program), standIns.caller(program, "", container));
      }
      return standIns;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the program that tells how much room there is for images.
   *
   * @param dockerRoot where docker keeps its data
   * @param freeKib a file with what is free there, in KiB; while there is none, the truth is told
   */
  public void tellRoom(Path dockerRoot, Path freeKib) {
    try {
      program(
          host.resolve("df"),
          DF.replace("@DOCKER@", dockerRoot.toString()).replace("@FREE@", freeKib.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a {@code sleep} for the host's users that sleeps a tenth of what it is told. */
  public void sleepLess() {
    try {
      program(host.resolve("sleep"), SLEEP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path requests() {
    return calls.resolve("requests");
  }

  private String caller(String program, String input, String variables) {
    return CALLER
        .replace("@PROGRAM@", program)
        .replace("@CALLS@", calls.toString())
        .replace("@REQUESTS@", requests().toString())
        .replace("@INPUT@", input)
        .replace("@VARIABLES@", variables);
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
