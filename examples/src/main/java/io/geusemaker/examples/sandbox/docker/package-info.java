/** A stand-in for docker and compose: one small class for each command that is understood. */
@NullMarked
package io.geusemaker.examples.sandbox.docker;

import org.jspecify.annotations.NullMarked;
