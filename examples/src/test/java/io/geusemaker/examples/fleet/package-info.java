/** Fleets of sandboxes over Systems Manager, driven by a controller in a JVM of its own. */
@NullMarked
package io.geusemaker.examples.fleet;

import org.jspecify.annotations.NullMarked;
