package io.geusemaker.examples.extension;

import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A program that leads into a sandbox's host, as {@code incus exec} leads into a container. */
public final class HostProgram {

  private HostProgram() {}

  /**
   * Writes it.
   *
   * @param sandbox where it leads
   * @param directory where it is written
   * @return the program; {@code enter} and a command are its arguments
   * @throws IOException when it cannot be written
   */
  public static Path of(Sandbox sandbox, Path directory) throws IOException {
    Process env = sandbox.startAsRoot(List.of("env", "-0"), Map.of());
    String told = new String(env.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String variables =
        Arrays.stream(told.split("\0", -1))
            .filter(variable -> !variable.isEmpty())
            .map(variable -> "'" + variable + "'")
            .collect(Collectors.joining(" "));
    Path program = directory.resolve("into-the-host").toAbsolutePath();
    Files.writeString(
        program,
        """
        #!/bin/sh
        [ "$1" = enter ] && shift || exit 64
        cd '%s' && exec env -i %s "$@"
        """
            .formatted(sandbox.hostDirectory(), variables));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
