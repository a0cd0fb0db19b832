/** What can go wrong, as values: what happened, what state the host is in, what to do next. */
@NullMarked
package io.geusemaker.api.failure;

import org.jspecify.annotations.NullMarked;
