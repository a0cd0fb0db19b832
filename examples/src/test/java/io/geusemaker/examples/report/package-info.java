/** The page of a result, in a real browser. */
@NullMarked
package io.geusemaker.examples.report;

import org.jspecify.annotations.NullMarked;
