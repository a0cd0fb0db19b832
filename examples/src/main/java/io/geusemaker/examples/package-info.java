/** Runnable examples. */
@NullMarked
package io.geusemaker.examples;

import org.jspecify.annotations.NullMarked;
