/** An SSH server on loopback in front of the sandbox's host. */
@NullMarked
package io.geusemaker.examples.sandbox.ssh;

import org.jspecify.annotations.NullMarked;
