package io.geusemaker.api.model;

/**
 * Which secrets of a credential were found to work on the host.
 *
 * @param credential which credential, as {@code service/name}
 * @param answer what was seen
 */
public record FoundCredential(String credential, Answer answer) {

  /** Which of the two secrets works. */
  public enum Answer {
    /** The one from before the operation. */
    ONLY_OLD("only the old one works"),
    /** The one that the operation made. */
    ONLY_NEW("only the new one works"),
    /** Both. */
    BOTH("both work"),
    /** Neither: somebody or something else changed it. */
    NEITHER("neither works"),
    /** The service did not answer, so nothing could be tried. */
    NO_ANSWER("the service did not answer");

    private final String text;

    Answer(String text) {
      this.text = text;
    }

    /**
     * As people say it.
     *
     * @return a phrase
     */
    public String text() {
      return text;
    }
  }

  /** One line: which and what. */
  @Override
  public String toString() {
    return OneLine.of(credential + ": " + answer.text());
  }
}
