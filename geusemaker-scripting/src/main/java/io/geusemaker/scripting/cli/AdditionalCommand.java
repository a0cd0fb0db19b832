package io.geusemaker.scripting.cli;

import java.util.concurrent.Callable;

/**
 * A further command of the command line, from a jar beside this one.
 *
 * <p>Its class is annotated with picocli's {@code @Command}, which names and explains it, has a
 * public constructor without arguments, and is named in {@code
 * META-INF/services/io.geusemaker.scripting.cli.AdditionalCommand}. It is looked for when {@code
 * geusemaker} is called with anything but one of its own commands, so that those start as fast as
 * without it, and cannot be replaced.
 *
 * <p>{@code call()} gives back the exit code; what it throws is shown as an internal error.
 */
public interface AdditionalCommand extends Callable<Integer> {}
