package io.geusemaker.core.aws.standin;

/** An error that a service answers with. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  Refusal(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
