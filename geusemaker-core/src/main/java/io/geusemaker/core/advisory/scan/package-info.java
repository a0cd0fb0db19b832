/** What Trivy or Grype found in the two images. */
@NullMarked
package io.geusemaker.core.advisory.scan;

import org.jspecify.annotations.NullMarked;
