/** The write-ahead journal: what an operation is about to do, durable before it does it. */
@NullMarked
package io.geusemaker.core.journal;

import org.jspecify.annotations.NullMarked;
