package io.geusemaker.scripting.runbook;

import org.codehaus.groovy.runtime.FormatHelper;

/**
 * What prints where the runbook prints. Groovy would otherwise print from inside a block to the
 * standard output of the process.
 */
public abstract sealed class Printing permits DeploymentSpec, RequestSpec, FailureSpec {

  private final RunbookSession session;

  Printing(RunbookSession session) {
    this.session = session;
  }

  final RunbookSession session() {
    return session;
  }

  /** Ends the line. */
  public void println() {
    session.teller().line("");
  }

  /**
   * Prints a value and ends the line.
   *
   * @param value as Groovy writes it; a secret is masked
   */
  public void println(Object value) {
    session.teller().line(FormatHelper.toString(value));
  }

  /**
   * Prints a value.
   *
   * @param value as Groovy writes it; a secret is masked
   */
  public void print(Object value) {
    session.teller().text(FormatHelper.toString(value));
  }

  /**
   * Prints a value in a format.
   *
   * @param format as of {@link String#format}
   * @param value what it mentions
   */
  public void printf(String format, Object value) {
    session.teller().text(String.format(format, value));
  }

  /**
   * Prints values in a format.
   *
   * @param format as of {@link String#format}
   * @param values what it mentions
   */
  public void printf(String format, Object[] values) {
    session.teller().text(String.format(format, values));
  }
}
