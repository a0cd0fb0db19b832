/** A stand-in for S3. */
@NullMarked
package io.geusemaker.core.s3.standin;

import org.jspecify.annotations.NullMarked;
