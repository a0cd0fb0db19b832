/**
 * One operation at a time on a deployment: a lease that runs out unless its holder renews it, and
 * whose number tells a later holder from an earlier one that was only paused.
 */
@NullMarked
package io.geusemaker.core.lease;

import org.jspecify.annotations.NullMarked;
