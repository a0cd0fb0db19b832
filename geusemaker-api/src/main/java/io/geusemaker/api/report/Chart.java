package io.geusemaker.api.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Spans of time on one scale, a bar below the other. */
public final class Chart {

  private static final int MOST_LINES = 8;

  private final String subject;
  private final String measure;
  private final double seconds;
  private final List<Html> rows = new ArrayList<>();

  /**
   * An empty chart.
   *
   * @param subject what the spans are of
   * @param measure what their lengths are called
   * @param seconds the end of the scale
   */
  public Chart(String subject, String measure, double seconds) {
    this.subject = subject;
    this.measure = measure;
    this.seconds = Double.isFinite(seconds) ? Math.max(0, seconds) : 0;
  }

  /**
   * Adds a bar.
   *
   * @param name what took that time
   * @param from when it began, in seconds
   * @param took how long it took, in seconds
   * @param tone how it is to be taken
   * @return this chart
   */
  public Chart bar(String name, double from, double took, Tone tone) {
    double left = share(from);
    double width = Math.min(share(took), 100 - left);
    Html bar =
        Tag.span("bar " + tone.look())
            .with("style", "left:" + percent(left) + ";width:" + percent(width))
            .holding();
    rows.add(
        Tag.of("tr")
            .with("role", "row")
            .holding(
                Tag.of("th").with("scope", "row").with("role", "rowheader").text(name),
                Tag.of("td")
                    .with("role", "cell")
                    .with("class", "span")
                    .holding(
                        Tag.div("track")
                            .with("role", "img")
                            .with("aria-label", said(from, took))
                            .holding(bar)),
                Tag.of("td").with("role", "cell").with("class", "took").text(Seconds.of(took))));
    return this;
  }

  private static String said(double from, double took) {
    return from == 0
        ? Seconds.of(took)
        : "from " + Seconds.of(from) + " to " + Seconds.of(from + took);
  }

  private double share(double part) {
    double share = seconds == 0 ? 0 : 100 * part / seconds;
    return Double.isFinite(share) ? Math.max(0, Math.min(100, share)) : 0;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", share);
  }

  /**
   * The chart.
   *
   * @return nothing when it has no bars
   */
  public Html html() {
    if (rows.isEmpty()) {
      return Html.NONE;
    }
    double every = distance();
    return Tag.of("table")
        .with("class", "chart")
        .with("role", "table")
        .with("style", "--every:" + percent(every == 0 ? 100 : share(every)))
        .holding(
            Tag.of("caption").text(subject + scale(every)),
            Tag.of("thead")
                .with("role", "rowgroup")
                .holding(
                    Tag.of("tr")
                        .with("role", "row")
                        .holding(head("What"), axis(every), head(measure))),
            Tag.of("tbody").with("role", "rowgroup").holding(Html.all(rows)));
  }

  private static String scale(double every) {
    return every == 0 ? "" : "; a line every " + Seconds.round(every);
  }

  private static Html head(String column) {
    return Tag.of("th").with("scope", "col").with("role", "columnheader").text(column);
  }

  private Html axis(double every) {
    List<Html> marks = new ArrayList<>();
    for (int i = 0; every > 0 && i * every <= seconds; i++) {
      marks.add(
          Tag.of("span")
              .with("style", "left:" + percent(share(i * every)))
              .text(Seconds.round(i * every)));
    }
    return Tag.of("th")
        .with("scope", "col")
        .with("role", "columnheader")
        .with("class", "span")
        .with("aria-label", "Time")
        .holding(Tag.div("axis").with("aria-hidden", "true").holding(Html.all(marks)));
  }

  /** One, two or five times a power of ten, with few lines on the scale; zero where none fits. */
  private double distance() {
    for (double power = 0.1; seconds > 0.1 && power <= 1e7; power *= 10) {
      for (double one : new double[] {power, 2 * power, 5 * power}) {
        if (seconds / one <= MOST_LINES) {
          return one;
        }
      }
    }
    return 0;
  }
}
