/** Signatures of container images. */
@NullMarked
package io.geusemaker.core.signature;

import org.jspecify.annotations.NullMarked;
