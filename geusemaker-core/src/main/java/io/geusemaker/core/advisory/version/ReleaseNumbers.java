package io.geusemaker.core.advisory.version;

import io.geusemaker.core.advisory.version.VersionKey.Part;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The dotted numbers that begin a version. Missing ones count as zero: 15.4 is 15.4.0. */
final class ReleaseNumbers {

  private static final int END = 0;
  private static final int NUMBER = 1;

  private ReleaseNumbers() {}

  static List<Part> of(String dotted) {
    List<Part> parts = new ArrayList<>();
    for (String digits : dotted.split("\\.", -1)) {
      parts.add(Part.number(NUMBER, digits));
    }
    while (!parts.isEmpty() && parts.get(parts.size() - 1).number().equals(BigInteger.ZERO)) {
      parts.remove(parts.size() - 1);
    }
    parts.add(Part.mark(END));
    return parts;
  }
}
