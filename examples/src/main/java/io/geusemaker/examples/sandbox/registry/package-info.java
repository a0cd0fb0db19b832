/** An image registry on loopback that speaks the OCI distribution protocol, for reading. */
@NullMarked
package io.geusemaker.examples.sandbox.registry;

import org.jspecify.annotations.NullMarked;
