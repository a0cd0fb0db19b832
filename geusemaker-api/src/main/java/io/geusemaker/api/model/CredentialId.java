package io.geusemaker.api.model;

/**
 * Names one credential of a deployment, such as {@code postgres/password}.
 *
 * @param service the compose service that it opens
 * @param name which of the service's credentials
 */
public record CredentialId(String service, String name) implements Comparable<CredentialId> {

  /** Refuses names that would not survive as text. */
  public CredentialId {
    if (service.isBlank() || service.contains("/") || name.isBlank() || name.contains("/")) {
      throw new IllegalArgumentException("service and name must be non-blank and without a slash");
    }
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @param text service and name, joined by a slash
   * @return the id
   * @throws IllegalArgumentException when there is not exactly one slash between two names
   */
  public static CredentialId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not a credential id: " + text);
    }
    return new CredentialId(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(CredentialId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return service + "/" + name;
  }
}
