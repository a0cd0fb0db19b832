/**
 * What plugs in: the engine, transports, rotators of services, line policies, sources of
 * advisories, and keys. Users of the fluent API need none of it.
 */
@NullMarked
package io.geusemaker.api.spi;

import org.jspecify.annotations.NullMarked;
