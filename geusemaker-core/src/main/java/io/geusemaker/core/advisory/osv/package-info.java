/** Advisories in the form of OSV, from its API or from downloaded records. */
@NullMarked
package io.geusemaker.core.advisory.osv;

import org.jspecify.annotations.NullMarked;
