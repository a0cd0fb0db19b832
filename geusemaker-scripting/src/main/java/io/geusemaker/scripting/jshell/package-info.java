/**
 * The JShell session: {@code geusemaker jshell}, or plain {@code jshell} with the start-up file
 * {@code geusemaker.jsh} of this package and the same class path.
 */
@NullMarked
package io.geusemaker.scripting.jshell;

import org.jspecify.annotations.NullMarked;
