package io.geusemaker.core.advisory;

/**
 * A record that could not be read, so that nobody knows what it says.
 *
 * @param name its id or file
 * @param reason what is wrong with it, without a full stop
 */
public record UnreadableRecord(String name, String reason) {

  private static final int LONGEST = 200;

  /** Makes the name and the reason printable: one line of at most 200 characters. */
  public UnreadableRecord {
    name = OneLine.of(name, LONGEST);
    reason = OneLine.of(reason, LONGEST);
  }

  @Override
  public String toString() {
    return name + ": " + reason;
  }
}
