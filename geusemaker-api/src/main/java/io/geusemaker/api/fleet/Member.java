package io.geusemaker.api.fleet;

/**
 * What one deployment of a fleet is to do.
 *
 * @param deployment its name
 * @param work what it is
 */
record Member<W>(String deployment, W work) {}
