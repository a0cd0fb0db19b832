package io.geusemaker.core.signature;

/** Why a signature is not good; the message is a clause about it. */
final class WrongSignature extends Exception {

  private static final long serialVersionUID = 1L;

  WrongSignature(String reason) {
    super(reason);
  }

  static void unless(boolean holds, String otherwise) throws WrongSignature {
    if (!holds) {
      throw new WrongSignature(otherwise);
    }
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
