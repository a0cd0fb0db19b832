/** Progress of an operation while it runs. */
@NullMarked
package io.geusemaker.api.event;

import org.jspecify.annotations.NullMarked;
