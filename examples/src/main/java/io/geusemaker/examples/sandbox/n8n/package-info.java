/** A stand-in for n8n that logs in to the real database with the password of its environment. */
@NullMarked
package io.geusemaker.examples.sandbox.n8n;

import org.jspecify.annotations.NullMarked;
