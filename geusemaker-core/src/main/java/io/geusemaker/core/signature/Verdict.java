package io.geusemaker.core.signature;

/**
 * What is to be said of an image's signature. That there is none is something else than a wrong
 * one.
 */
public sealed interface Verdict {

  /**
   * The verdict in words.
   *
   * @return a clause without a full stop
   */
  String text();

  /** A signature by the key, for this very digest. */
  record Good() implements Verdict {
    @Override
    public String text() {
      return "it is signed by the key";
    }
  }

  /** The registry has no signature for this digest. */
  record Unsigned() implements Verdict {
    @Override
    public String text() {
      return "its publisher has not signed it";
    }
  }

  /**
   * There are signatures, and none is good.
   *
   * @param reason why not
   */
  record Wrong(String reason) implements Verdict {
    @Override
    public String text() {
      return "its signature is wrong: " + reason;
    }
  }
}
