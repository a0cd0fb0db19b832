/** Evidence that a new credential is accepted, the old one refused, and the data still there. */
@NullMarked
package io.geusemaker.core.proof;

import org.jspecify.annotations.NullMarked;
