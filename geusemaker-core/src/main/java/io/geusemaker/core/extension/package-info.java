/** Finds what others have plugged in. */
@NullMarked
package io.geusemaker.core.extension;

import org.jspecify.annotations.NullMarked;
