/**
 * The steps of an operation: each one change on the host, as data that the journal keeps, so that
 * it can be undone by a later process.
 */
@NullMarked
package io.geusemaker.core.step;

import org.jspecify.annotations.NullMarked;
