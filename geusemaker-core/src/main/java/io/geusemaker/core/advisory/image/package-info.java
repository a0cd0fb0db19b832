/**
 * Advisories from sources that others have plugged in, which go by the image and not by packages.
 */
@NullMarked
package io.geusemaker.core.advisory.image;

import org.jspecify.annotations.NullMarked;
