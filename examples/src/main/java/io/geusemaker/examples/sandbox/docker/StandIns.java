package io.geusemaker.examples.sandbox.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The stand-in programs, as small scripts on the host.
 *
 * @param host the directory that is first on the path of the host's users
 * @param container the directory that is first on the path in containers
 * @param calls the directory where calls are handed over
 */
public record StandIns(Path host, Path container, Path calls) {

  private static final String PERL = "/usr/bin/perl";

  /** One process and no more: a rotation makes about a hundred calls. */
  private static final String CALLER =
      """
      #!@PERL@
      # A stand-in for @PROGRAM@: hands the call to the sandbox that made this file.
      use strict;
      use warnings;
      use Cwd;
      use Socket;
      sub reads_input { local $_; @INPUT@ }
      my $sandbox;
      unless (socket($sandbox, PF_UNIX, SOCK_STREAM, 0) && connect($sandbox, sockaddr_un('@SOCKET@'))) {
        print STDERR "Cannot connect to the Docker daemon: the sandbox is gone.\\n";
        exit 1;
      }
      sub hand_over {
        my ($data) = @_;
        while (length $data) {
          my $written = syswrite($sandbox, $data);
          exit 125 unless defined $written;
          substr($data, 0, $written, '');
        }
      }
      sub receive {
        my ($length) = @_;
        my $data = '';
        while (length $data < $length) {
          exit 125 unless sysread($sandbox, $data, $length - length $data, length $data);
        }
        return $data;
      }
      my @variables = map { "$_=" . ($ENV{$_} // '') } qw(@VARIABLES@);
      hand_over(join('', map { "$_\\0" } '@PROGRAM@', getcwd(), scalar @ARGV, @ARGV, scalar @variables, @variables));
      if (reads_input()) {
        my $data;
        hand_over($data) while sysread(STDIN, $data, 65536);
      }
      shutdown($sandbox, 1);
      while (1) {
        my ($kind, $length) = unpack('CN', receive(5));
        exit $length if $kind == 0;
        my $data = receive($length);
        while (length $data) {
          my $written = syswrite($kind == 1 ? *STDOUT : *STDERR, $data);
          last unless defined $written;
          substr($data, 0, $written, '');
        }
      }
      """;

  private static final String DOCKER_INPUT =
      """
      return 0 unless @ARGV;
      return scalar grep { $_ eq '-i' || $_ eq '--interactive' } @ARGV if $ARGV[0] =~ /^(exec|run)$/;
      return $ARGV[0] eq 'compose' && scalar grep { $_ eq 'exec' } @ARGV;
      """;

  private static final String PSQL_INPUT = "return !grep { /^(-c|--command)/ } @ARGV;";

  private static final String NODE_INPUT = "return @ARGV && $ARGV[0] eq '-';";

  private static final String NO_INPUT = "return 0;";

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
      if (!Files.isExecutable(Path.of(PERL))) {
        throw new IllegalStateException("the sandbox needs Perl, as " + PERL);
      }
      program(standIns.host.resolve("docker"), standIns.caller("docker", DOCKER_INPUT, List.of()));
      program(standIns.host.resolve("sudo"), SUDO);
      program(standIns.host.resolve("id"), ID);
      if (composeV1) {
        program(
            standIns.host.resolve("docker-compose"),
            standIns.caller("docker-compose", NO_INPUT, List.of()));
      }
      program(
          standIns.container.resolve("psql"), standIns.caller("psql", PSQL_INPUT, PSQL_VARIABLES));
      List<String> container = List.of(ContainerShell.CONTAINER);
      program(standIns.container.resolve("node"), standIns.caller("node", NODE_INPUT, container));
      for (String program : List.of("n8n", "pg_isready", "wget")) {
        program(standIns.container.resolve(program), standIns.caller(program, NO_INPUT, container));
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

  /** Where calls are taken. */
  Path socket() {
    return calls.resolve("socket");
  }

  private String caller(String program, String input, List<String> variables) {
    return CALLER
        .replace("@PERL@", PERL)
        .replace("@PROGRAM@", program)
        .replace("@SOCKET@", socket().toString())
        .replace("@INPUT@", input.strip())
        .replace("@VARIABLES@", String.join(" ", variables));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
