/** Real processes of this machine, and what is left of them when the sandbox dies. */
@NullMarked
package io.geusemaker.examples.sandbox.process;

import org.jspecify.annotations.NullMarked;
