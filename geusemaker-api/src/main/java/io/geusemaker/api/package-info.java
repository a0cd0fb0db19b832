/**
 * The fluent entry point: {@link io.geusemaker.api.Deployment}.
 *
 * <p>Every object here is immutable; each call of a chain returns a new value and does no I/O until
 * {@code plan()}, {@code execute()} or {@code attempt()}.
 */
@NullMarked
package io.geusemaker.api;

import org.jspecify.annotations.NullMarked;
