/** Runs the extensions on the sandbox. */
@NullMarked
package io.geusemaker.examples.extension;

import org.jspecify.annotations.NullMarked;
