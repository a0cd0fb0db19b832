package io.geusemaker.core.compose;

/**
 * An entry of a service's {@code secrets:}.
 *
 * @param source the name of the top-level secret
 * @param target the file's path inside the container
 */
public record SecretReference(String source, String target) {}
