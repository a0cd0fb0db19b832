/** What plugs in: the engine, transports, and keys. Users of the fluent API need none of it. */
@NullMarked
package io.geusemaker.api.spi;

import org.jspecify.annotations.NullMarked;
