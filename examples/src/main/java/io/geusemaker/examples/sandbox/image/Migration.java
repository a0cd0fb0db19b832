package io.geusemaker.examples.sandbox.image;

/**
 * A change of the tables that a program makes when it first starts on older ones.
 *
 * @param timestamp when it was written, in milliseconds since 1970
 * @param name its name in the table {@code migrations}
 * @param sql the statements
 */
public record Migration(long timestamp, String name, String sql) {}
