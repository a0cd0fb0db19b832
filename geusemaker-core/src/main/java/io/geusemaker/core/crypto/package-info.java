/** Encryption of what is kept at rest, and the chain that shows a cut or changed log. */
@NullMarked
package io.geusemaker.core.crypto;

import org.jspecify.annotations.NullMarked;
