/** How models and records are written as JSON, checked and brought up to date. */
@NullMarked
package io.geusemaker.core.json;

import org.jspecify.annotations.NullMarked;
