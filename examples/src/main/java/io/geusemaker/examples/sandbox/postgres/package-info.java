/** A real PostgreSQL, unpacked from a jar and started without root. */
@NullMarked
package io.geusemaker.examples.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
