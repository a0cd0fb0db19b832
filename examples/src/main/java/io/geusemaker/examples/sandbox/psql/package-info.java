/** A stand-in for psql over JDBC. */
@NullMarked
package io.geusemaker.examples.sandbox.psql;

import org.jspecify.annotations.NullMarked;
