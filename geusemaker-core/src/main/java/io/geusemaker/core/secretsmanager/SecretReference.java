package io.geusemaker.core.secretsmanager;

import java.util.Optional;

/**
 * Where a value is: the secret, the version, and the member if the value is one of a JSON object.
 *
 * @param arn the secret's ARN
 * @param version the version's id
 * @param member its name; empty when the value is the whole text
 */
record SecretReference(String arn, String version, Optional<String> member) {

  private static final String SEPARATOR = "#";
  private static final int PARTS = 3;

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static SecretReference parse(String text) {
    String[] parts = text.split(SEPARATOR, PARTS);
    if (parts.length < 2) {
      throw new IllegalArgumentException("not a reference to Secrets Manager: " + text);
    }
    return new SecretReference(
        parts[0], parts[1], parts.length == PARTS ? Optional.of(parts[2]) : Optional.empty());
  }

  @Override
  public String toString() {
    return arn + SEPARATOR + version + member.map(name -> SEPARATOR + name).orElse("");
  }
}
