package io.geusemaker.api.model;

/**
 * One value that an operation will change, masked.
 *
 * @param credential which credential
 * @param where where the value lives: a file and key, a role, a row
 * @param before what is there now, masked
 * @param after what will be there, masked
 */
public record PlannedChange(String credential, String where, String before, String after) {

  /** One line: what changes where. */
  @Override
  public String toString() {
    return OneLine.of(credential + " in " + where);
  }
}
