/** Runs what the README shows. */
@NullMarked
package io.geusemaker.examples.readme;

import org.jspecify.annotations.NullMarked;
