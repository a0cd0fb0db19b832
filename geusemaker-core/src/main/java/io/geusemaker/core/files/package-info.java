/**
 * Records: files of the state directory, private and replaced atomically, or documents of a store
 * that several machines share; durable when a call returns.
 */
@NullMarked
package io.geusemaker.core.files;

import org.jspecify.annotations.NullMarked;
