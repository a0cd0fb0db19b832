/** Records in a bucket of S3, replaced by conditional puts. */
@NullMarked
package io.geusemaker.core.s3;

import org.jspecify.annotations.NullMarked;
