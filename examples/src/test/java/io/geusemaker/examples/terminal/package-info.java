/** The installed program at a real terminal. */
@NullMarked
package io.geusemaker.examples.terminal;

import org.jspecify.annotations.NullMarked;
