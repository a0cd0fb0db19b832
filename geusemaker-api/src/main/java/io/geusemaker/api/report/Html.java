package io.geusemaker.api.report;

import java.util.List;
import java.util.stream.Collectors;

/** Finished markup. It is made of {@link Tag} and of escaped text only. */
public final class Html {

  /** Nothing. */
  public static final Html NONE = new Html("");

  private final String markup;

  Html(String markup) {
    this.markup = markup;
  }

  /**
   * A text, whatever is in it.
   *
   * @param text what is to be read
   * @return the text, escaped
   */
  public static Html text(String text) {
    return new Html(Escaped.of(text));
  }

  /**
   * One after the other.
   *
   * @param parts what follows each other
   * @return all of it
   */
  public static Html all(List<Html> parts) {
    return new Html(parts.stream().map(Html::toString).collect(Collectors.joining()));
  }

  /**
   * A name, path or digest, which is read letter by letter.
   *
   * @param text what is to be read
   * @return the text in a fixed width
   */
  public static Html code(String text) {
    return text.isEmpty() ? NONE : Tag.of("code").text(text);
  }

  /** The markup. */
  @Override
  public String toString() {
    return markup;
  }
}
