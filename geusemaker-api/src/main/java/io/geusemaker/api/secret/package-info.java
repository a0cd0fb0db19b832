/** Values that must not leak: masked, compared in constant time, wiped when closed. */
@NullMarked
package io.geusemaker.api.secret;

import org.jspecify.annotations.NullMarked;
