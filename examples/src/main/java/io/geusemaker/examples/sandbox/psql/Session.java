package io.geusemaker.examples.sandbox.psql;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One call of psql.
 *
 * @param arguments what follows the program's name
 * @param environment its {@code PG*} variables
 * @param input its standard input
 * @param workingDirectory where relative paths start
 * @param inDatabaseContainer whether it runs beside the server, where loopback is trusted
 */
public record Session(
    List<String> arguments,
    Map<String, String> environment,
    String input,
    Path workingDirectory,
    boolean inDatabaseContainer) {}
