/** One change for many deployments: a few first, then some at a time, and an end to errors. */
@NullMarked
package io.geusemaker.api.fleet;

import org.jspecify.annotations.NullMarked;
