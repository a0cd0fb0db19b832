@NullMarked
package io.geusemaker.scripting.cli;

import org.jspecify.annotations.NullMarked;
