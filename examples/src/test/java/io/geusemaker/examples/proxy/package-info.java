/** A reverse proxy on the host. */
@NullMarked
package io.geusemaker.examples.proxy;

import org.jspecify.annotations.NullMarked;
