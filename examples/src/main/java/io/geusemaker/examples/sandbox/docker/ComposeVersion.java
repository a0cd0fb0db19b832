package io.geusemaker.examples.sandbox.docker;

/** The versions that the stand-in says it is; what it imitates was seen on these. */
final class ComposeVersion {

  static final String V2 = "2.26.1";
  static final String V1 = "1.29.2";
  static final String ENGINE = "20.10.24";

  private ComposeVersion() {}
}
