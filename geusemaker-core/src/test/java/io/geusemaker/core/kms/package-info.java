/** Tests of keys of KMS. */
@NullMarked
package io.geusemaker.core.kms;

import org.jspecify.annotations.NullMarked;
