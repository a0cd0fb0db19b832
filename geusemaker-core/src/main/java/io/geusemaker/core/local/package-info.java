/** The transport to the machine that the library itself runs on. */
@NullMarked
package io.geusemaker.core.local;

import org.jspecify.annotations.NullMarked;
