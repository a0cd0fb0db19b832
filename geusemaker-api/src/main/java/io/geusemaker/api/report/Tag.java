package io.geusemaker.api.report;

import java.util.List;

/** An element that is being opened: closed by what it holds, every attribute quoted. */
public final class Tag {

  private final String name;
  private final String attributes;

  private Tag(String name, String attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  /**
   * An element without attributes.
   *
   * @param name its name; not a text from elsewhere
   * @return the element
   */
  public static Tag of(String name) {
    return new Tag(name, "");
  }

  static Tag div(String look) {
    return of("div").with("class", look);
  }

  static Tag span(String look) {
    return of("span").with("class", look);
  }

  /**
   * The same with one attribute more.
   *
   * @param attribute its name; not a text from elsewhere
   * @param value any text
   * @return a new element
   */
  public Tag with(String attribute, String value) {
    return new Tag(name, attributes + " " + attribute + "=\"" + Escaped.of(value) + "\"");
  }

  /**
   * The element around other markup.
   *
   * @param content what it holds
   * @return the whole
   */
  public Html holding(Html... content) {
    return new Html("<" + name + attributes + ">" + Html.all(List.of(content)) + "</" + name + ">");
  }

  /**
   * The element around a text.
   *
   * @param text any text
   * @return the whole
   */
  public Html text(String text) {
    return holding(Html.text(text));
  }

  /** An element that never holds anything, such as {@code meta}. */
  Html alone() {
    return new Html("<" + name + attributes + "/>");
  }
}
