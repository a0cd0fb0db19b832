/** Files of the state directory: private, replaced atomically, durable when a call returns. */
@NullMarked
package io.geusemaker.core.files;

import org.jspecify.annotations.NullMarked;
