/** The rules of the house that the compiler cannot check. */
@NullMarked
package io.geusemaker.examples.house;

import org.jspecify.annotations.NullMarked;
