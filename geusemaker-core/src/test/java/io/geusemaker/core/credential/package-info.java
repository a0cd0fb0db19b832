@NullMarked
package io.geusemaker.core.credential;

import org.jspecify.annotations.NullMarked;
