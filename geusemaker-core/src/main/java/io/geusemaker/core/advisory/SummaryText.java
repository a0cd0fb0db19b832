package io.geusemaker.core.advisory;

import java.util.List;
import java.util.stream.Collectors;

/** A difference in one sentence. */
final class SummaryText {

  private static final int NAMED = 6;

  private SummaryText() {}

  static String of(AdvisoryDifference difference) {
    StringBuilder text = new StringBuilder(fixes(difference.fixed())).append("; ");
    text.append(open(difference));
    int unreadable = difference.unreadable().size();
    if (unreadable > 0) {
      text.append("; ")
          .append(unreadable)
          .append(unreadable == 1 ? " record" : " records")
          .append(" could not be read");
    }
    if (!difference.unavailable().isEmpty()) {
      text.append("; not counted: ").append(notAnswered(difference.unavailable()));
    }
    return text.toString();
  }

  static String notAnswered(List<AdvisoryAnswer.Unavailable> silent) {
    return silent.isEmpty()
        ? "no source of advisories was named"
        : silent.stream()
            .map(AdvisoryAnswer.Unavailable::toString)
            .collect(Collectors.joining("; "));
  }

  private static String fixes(List<Advisory> fixed) {
    if (fixed.isEmpty()) {
      return "fixes no known vulnerability";
    }
    String named = fixed.stream().limit(NAMED).map(Advisory::id).collect(Collectors.joining(", "));
    int more = fixed.size() - NAMED;
    return "fixes " + named + (more > 0 ? " and " + more + " more" : "");
  }

  private static String open(AdvisoryDifference difference) {
    List<RemainingAdvisory> open = difference.open();
    if (open.isEmpty()) {
      return "none known stays open";
    }
    String stays = open.size() + state(open) + worst(open);
    return difference
        .firstClean()
        .map(
            clean ->
                stays
                    + ", the first version without any known is "
                    + clean.version()
                    + (clean.onLine() ? "" : " (another line)"))
        .orElse(stays + ", no version without any is known");
  }

  private static String state(List<RemainingAdvisory> open) {
    long introduced = open.stream().filter(RemainingAdvisory::introduced).count();
    if (introduced > 0) {
      return (open.size() == 1 ? " is" : " are") + " open, " + introduced + " of them new";
    }
    return open.size() == 1 ? " stays open" : " stay open";
  }

  private static String worst(List<RemainingAdvisory> open) {
    String label = open.size() == 1 ? "" : "worst: ";
    return open.get(0).advisory().severity().map(s -> " (" + label + s + ")").orElse("");
  }
}
