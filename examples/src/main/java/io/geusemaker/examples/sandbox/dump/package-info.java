/** Stand-ins for pg_dump and pg_restore, with a format of their own. */
@NullMarked
package io.geusemaker.examples.sandbox.dump;

import org.jspecify.annotations.NullMarked;
