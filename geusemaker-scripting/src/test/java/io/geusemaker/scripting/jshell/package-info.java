/** Tests of the JShell session. */
@NullMarked
package io.geusemaker.scripting.jshell;

import org.jspecify.annotations.NullMarked;
