/**
 * A stand-in for the public services of Sigstore: a certificate authority, a transparency log of
 * signatures and one of certificates, with keys that live as long as the test.
 */
@NullMarked
package io.geusemaker.core.signature.standin;

import org.jspecify.annotations.NullMarked;
