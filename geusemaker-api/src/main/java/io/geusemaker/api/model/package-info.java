/** Requests, plans and results: immutable values that print, compare and travel as JSON. */
@NullMarked
package io.geusemaker.api.model;

import org.jspecify.annotations.NullMarked;
