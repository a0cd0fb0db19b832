package io.geusemaker.core.advisory.scan;

import io.geusemaker.core.advisory.Advisory;
import java.util.List;

/**
 * A vulnerability of one component of an image.
 *
 * @param advisory what it is
 * @param component the component's name in its own ecosystem
 * @param fixedIn the component's versions that have the fix, one for each of its lines
 */
record Finding(Advisory advisory, String component, List<String> fixedIn) {

  Finding {
    fixedIn = List.copyOf(fixedIn);
  }
}
