package io.geusemaker.api.report;

import java.util.ArrayList;
import java.util.List;

/** One page that needs nothing besides itself, and may load nothing. */
public final class Page {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private final String subject;
  private final String headline;
  private final List<Html> verdicts = new ArrayList<>();
  private final List<Html> figures = new ArrayList<>();
  private final List<Html> sections = new ArrayList<>();
  private final List<Html> imprint = new ArrayList<>();

  /**
   * An empty page.
   *
   * @param subject what it is about
   * @param headline what happened to it
   */
  public Page(String subject, String headline) {
    this.subject = subject;
    this.headline = headline;
  }

  /**
   * Adds a sentence that has to be read first.
   *
   * @param tone how it is to be taken
   * @param sentence the sentence
   * @return this page
   */
  public Page verdict(Tone tone, String sentence) {
    verdicts.add(tone.note(sentence));
    return this;
  }

  /**
   * Adds a number that sums up.
   *
   * @param name what it counts or measures
   * @param value the number
   * @param tone how it is to be taken
   * @return this page
   */
  public Page figure(String name, String value, Tone tone) {
    figures.add(
        Tag.div("figure")
            .holding(Tag.of("dt").text(name), Tag.of("dd").with("class", tone.look()).text(value)));
    return this;
  }

  /**
   * Adds a section, unless it is empty.
   *
   * @param title its title
   * @param content what is in it
   * @return this page
   */
  public Page section(String title, Html... content) {
    Html all = Html.all(List.of(content));
    if (!all.toString().isEmpty()) {
      sections.add(Tag.of("section").holding(Tag.of("h2").text(title), all));
    }
    return this;
  }

  /**
   * Adds to what identifies it at the end of the page.
   *
   * @param name what it is
   * @param value names, times, hashes
   * @return this page
   */
  public Page imprint(String name, Html value) {
    imprint.add(Tag.of("div").holding(Tag.of("dt").text(name), Tag.of("dd").holding(value)));
    return this;
  }

  /**
   * The page.
   *
   * @return HTML that is well-formed XML, too; the same bytes for the same content
   */
  public String html() {
    return "<!DOCTYPE html>\n" + Tag.of("html").with("lang", "en").holding(head(), body()) + "\n";
  }

  private Html head() {
    return Tag.of("head")
        .holding(
            Tag.of("meta").with("charset", "utf-8").alone(),
            meta("http-equiv", "Content-Security-Policy", POLICY),
            meta("name", "viewport", "width=device-width, initial-scale=1"),
            meta("name", "color-scheme", "light dark"),
            meta("name", "referrer", "no-referrer"),
            Tag.of("title").text(subject + ": " + headline),
            new Html("<style>\n" + Look.CSS + "</style>"));
  }

  private static Html meta(String kind, String name, String content) {
    return Tag.of("meta").with(kind, name).with("content", content).alone();
  }

  private Html body() {
    return Tag.of("body")
        .holding(
            Tag.of("header")
                .holding(
                    Tag.of("p").with("class", "subject").text(subject),
                    Tag.of("h1").text(headline),
                    Html.all(verdicts),
                    Tag.of("dl").with("class", "figures").holding(Html.all(figures))),
            Tag.of("main").holding(Html.all(sections)),
            Tag.of("footer").holding(Tag.of("dl").holding(Html.all(imprint))));
  }
}
