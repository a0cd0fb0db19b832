package io.geusemaker.examples.sandbox.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a compose command line says about its project.
 *
 * @param name the project's name, if it was given
 * @param directory the project's directory
 * @param file the compose file
 * @param envFiles the env files that were given for interpolation
 */
public record ProjectSource(
    Optional<String> name, Path directory, Path file, List<Path> envFiles) {}
