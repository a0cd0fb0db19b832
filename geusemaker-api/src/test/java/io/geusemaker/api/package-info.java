@NullMarked
package io.geusemaker.api;

import org.jspecify.annotations.NullMarked;
