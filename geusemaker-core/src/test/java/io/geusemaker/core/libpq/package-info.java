@NullMarked
package io.geusemaker.core.libpq;

import org.jspecify.annotations.NullMarked;
