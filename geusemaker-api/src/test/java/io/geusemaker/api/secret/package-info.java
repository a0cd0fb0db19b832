@NullMarked
package io.geusemaker.api.secret;

import org.jspecify.annotations.NullMarked;
