/** Tests of parameters and their values. */
@NullMarked
package io.geusemaker.scripting.parameter;

import org.jspecify.annotations.NullMarked;
