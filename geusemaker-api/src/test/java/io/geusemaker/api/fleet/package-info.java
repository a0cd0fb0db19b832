@NullMarked
package io.geusemaker.api.fleet;

import org.jspecify.annotations.NullMarked;
