/** Controllers that run in AWS; see {@code examples/aws/README.md}. */
@NullMarked
package io.geusemaker.examples.aws;

import org.jspecify.annotations.NullMarked;
