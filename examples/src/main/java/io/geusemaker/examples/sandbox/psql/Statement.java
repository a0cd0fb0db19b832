package io.geusemaker.examples.sandbox.psql;

/**
 * One SQL statement of a script.
 *
 * @param text the statement without its semicolon
 * @param line the line that it starts on, from 1
 */
record Statement(String text, int line) {}
