/**
 * Encryption of what is kept at rest by a key of AWS KMS.
 *
 * <p>KMS makes a data key, returns it in the clear and wrapped by its own key, and forgets it.
 * Records are encrypted here, by AES-256-GCM with the data key; the wrapped one stands in every
 * ciphertext. One data key serves an operation: asking for each of its dozen records would cost a
 * round trip each, and could fail in the middle of an operation instead of before it. Nothing is
 * kept on disk, so that there is no key file to lose. Tink's own envelope encryption would ask KMS
 * for every record.
 */
@NullMarked
package io.geusemaker.core.kms;

import org.jspecify.annotations.NullMarked;
