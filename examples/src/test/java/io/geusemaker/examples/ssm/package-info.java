/**
 * A stand-in for AWS Systems Manager on loopback, with an agent that really runs what it is sent,
 * and the tests of the transport over it.
 */
@NullMarked
package io.geusemaker.examples.ssm;

import org.jspecify.annotations.NullMarked;
