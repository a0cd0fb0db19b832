/**
 * The fault matrix: every operation, at each of its interactions with the host and with the state
 * store, under each fault; and what must hold after it.
 */
@NullMarked
package io.geusemaker.examples.faults;

import org.jspecify.annotations.NullMarked;
