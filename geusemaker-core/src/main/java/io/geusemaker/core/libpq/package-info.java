/** The forms in which clients of PostgreSQL write passwords down: connection URLs and pgpass. */
@NullMarked
package io.geusemaker.core.libpq;

import org.jspecify.annotations.NullMarked;
