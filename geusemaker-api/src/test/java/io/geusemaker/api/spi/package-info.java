@NullMarked
package io.geusemaker.api.spi;

import org.jspecify.annotations.NullMarked;
