/** Plans patches of container images: what there is, what it fixes, whether it fits. */
@NullMarked
package io.geusemaker.core.patch;

import org.jspecify.annotations.NullMarked;
