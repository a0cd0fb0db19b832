/** Stand-ins for services of AWS on loopback, which speak AWS JSON 1.1 to the real SDK. */
@NullMarked
package io.geusemaker.core.standin;

import org.jspecify.annotations.NullMarked;
