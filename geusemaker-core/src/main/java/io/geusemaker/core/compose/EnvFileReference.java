package io.geusemaker.core.compose;

/**
 * An entry of a service's {@code env_file:}.
 *
 * @param path as written, with variables and relative to the project's working directory
 * @param required whether compose refuses to run without the file
 */
public record EnvFileReference(String path, boolean required) {}
