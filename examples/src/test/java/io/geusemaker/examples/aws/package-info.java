/** Tests of the controllers that run in AWS. */
@NullMarked
package io.geusemaker.examples.aws;

import org.jspecify.annotations.NullMarked;
