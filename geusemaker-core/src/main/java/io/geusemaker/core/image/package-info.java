/**
 * Images as values: how they are named, what they are made for, and how a container of one starts.
 * No I/O.
 */
@NullMarked
package io.geusemaker.core.image;

import org.jspecify.annotations.NullMarked;
