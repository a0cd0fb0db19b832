package io.geusemaker.examples.contract;

/** What a kill looks like from inside: nothing of the library runs any more. */
final class Died extends Error {
  private static final long serialVersionUID = 1L;
}
