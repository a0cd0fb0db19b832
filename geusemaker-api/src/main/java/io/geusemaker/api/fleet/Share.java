package io.geusemaker.api.fleet;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of deployments, or a part of all of them.
 *
 * @param number how many, or how many of a hundred
 * @param percent which of the two
 */
record Share(int number, boolean percent) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(%?)");

  /** Reads such as {@code 3} or {@code 10%}. */
  static Share parse(String field, String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw invalid(field, "it has to be a number or a percentage, such as 3 or 10%");
    }
    Share share = new Share(Integer.parseInt(parts.group(1)), !parts.group(2).isEmpty());
    if (share.percent && share.number > 100) {
      throw invalid(field, "more than 100% cannot be");
    }
    return share;
  }

  static Share number(String field, int number) {
    if (number < 0) {
      throw invalid(field, "it cannot be negative");
    }
    return new Share(number, false);
  }

  Share atLeastOne(String field) {
    if (number < 1) {
      throw invalid(field, "it has to be more than zero");
    }
    return this;
  }

  /** How many of them that is, a part of one left out. */
  int of(int all) {
    return percent ? (int) ((long) all * number / 100) : number;
  }

  private static GeuseMakerException invalid(String field, String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid(field, reason));
  }

  @Override
  public String toString() {
    return number + (percent ? "%" : "");
  }
}
