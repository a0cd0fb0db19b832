/** What an image of the sandbox is made of, on the host and in the registry. */
@NullMarked
package io.geusemaker.examples.sandbox.image;

import org.jspecify.annotations.NullMarked;
