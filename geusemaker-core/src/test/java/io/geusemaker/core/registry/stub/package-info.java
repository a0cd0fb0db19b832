/**
 * A registry that is none: it speaks the distribution protocol on this machine, well or badly, for
 * tests.
 */
@NullMarked
package io.geusemaker.core.registry.stub;

import org.jspecify.annotations.NullMarked;
