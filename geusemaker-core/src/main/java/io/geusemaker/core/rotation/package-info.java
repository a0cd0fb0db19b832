/** Planning a rotation from a survey, and preparing its steps. */
@NullMarked
package io.geusemaker.core.rotation;

import org.jspecify.annotations.NullMarked;
