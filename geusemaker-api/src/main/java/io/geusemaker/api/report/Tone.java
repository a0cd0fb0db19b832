package io.geusemaker.api.report;

/** How something is to be taken; always said in words, too. */
public enum Tone {
  /** It is so. */
  PLAIN("plain"),
  /** It is as it should be. */
  GOOD("good"),
  /** It deserves a look. */
  WARN("warn"),
  /** It has to be looked after. */
  BAD("bad");

  private final String look;

  Tone(String look) {
    this.look = look;
  }

  String look() {
    return look;
  }

  /**
   * A short text in this tone.
   *
   * @param text one or a few words
   * @return the text as a label
   */
  public Html label(String text) {
    return Tag.span("label " + look).text(text);
  }

  /**
   * A sentence in this tone.
   *
   * @param text one sentence or a few
   * @return a paragraph
   */
  public Html note(String text) {
    return Tag.of("p").with("class", "note " + look).text(text);
  }
}
