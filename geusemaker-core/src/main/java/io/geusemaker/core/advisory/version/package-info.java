/** The order of versions, by the rules of the ecosystem that they are from. */
@NullMarked
package io.geusemaker.core.advisory.version;

import org.jspecify.annotations.NullMarked;
