/**
 * What a move from the running version to a candidate fixes, and what it leaves open.
 *
 * <p>A source of {@link io.geusemaker.core.advisory.Advisories} is asked an {@link
 * io.geusemaker.core.advisory.AdvisoryQuestion}; an {@link io.geusemaker.core.advisory.Assessment}
 * puts the answers together.
 */
@NullMarked
package io.geusemaker.core.advisory;

import org.jspecify.annotations.NullMarked;
