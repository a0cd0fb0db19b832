package io.geusemaker.examples.sandbox.dump;

/**
 * One step of a restoration.
 *
 * @param sql a statement; {@code COPY … FROM STDIN} when rows come with it
 * @param rows what is copied, in COPY's text format
 */
record Item(String sql, String rows) {

  static Item of(String sql) {
    return new Item(sql, "");
  }

  boolean copies() {
    return sql.startsWith("COPY ");
  }
}
