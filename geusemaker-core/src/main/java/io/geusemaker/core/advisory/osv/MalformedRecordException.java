package io.geusemaker.core.advisory.osv;

/** A record does not say what it has to, or not in a way that is understood. */
final class MalformedRecordException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedRecordException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
