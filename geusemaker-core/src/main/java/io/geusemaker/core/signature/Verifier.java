package io.geusemaker.core.signature;

/** Decides on one signature. */
interface Verifier {

  /** Returns when it is by whom it has to be; what it is about is not looked at. */
  void verify(CosignSignature signature) throws WrongSignature;
}
