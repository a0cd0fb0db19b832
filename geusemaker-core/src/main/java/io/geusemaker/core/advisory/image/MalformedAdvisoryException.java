package io.geusemaker.core.advisory.image;

/** An advisory does not say which versions are affected, or not in a way that is understood. */
final class MalformedAdvisoryException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedAdvisoryException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
