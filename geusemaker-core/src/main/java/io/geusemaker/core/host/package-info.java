/** Scripts for the host, as values, and the reading of what they print. */
@NullMarked
package io.geusemaker.core.host;

import org.jspecify.annotations.NullMarked;
