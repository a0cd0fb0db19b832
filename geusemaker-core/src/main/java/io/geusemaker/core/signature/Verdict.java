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

  /**
   * A signature by whom it has to be, for this very digest.
   *
   * @param signer in words
   */
  record Good(String signer) implements Verdict {
    @Override
    public String text() {
      return "it is signed by " + signer;
    }
  }

  /**
   * The registry has no signature for this digest where they are looked for.
   *
   * @param tag under which a signature would be
   */
  record Unsigned(String tag) implements Verdict {
    @Override
    public String text() {
      return "it is not signed: no signature under the tag "
          + tag
          + "; Sigstore bundles attached in another way, as cosign 3 does, are not read";
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
