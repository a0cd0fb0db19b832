@NullMarked
package io.geusemaker.api.failure;

import org.jspecify.annotations.NullMarked;
