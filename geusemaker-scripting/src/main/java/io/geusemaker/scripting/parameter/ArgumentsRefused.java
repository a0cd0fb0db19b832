package io.geusemaker.scripting.parameter;

import java.util.List;

/** The arguments of a run do not fit the parameters; nothing has run. */
public final class ArgumentsRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> mistakes;

  ArgumentsRefused(List<String> mistakes) {
    super(String.join("; ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /**
   * What is wrong.
   *
   * @return a sentence for each, without a full stop
   */
  public List<String> mistakes() {
    return mistakes;
  }
}
