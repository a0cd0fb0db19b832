/**
 * The parameters of a runbook and the values that are given to them on the command line.
 *
 * <p>Every mistake in the values is found before anything runs, and all are told at once.
 */
@NullMarked
package io.geusemaker.scripting.parameter;

import org.jspecify.annotations.NullMarked;
