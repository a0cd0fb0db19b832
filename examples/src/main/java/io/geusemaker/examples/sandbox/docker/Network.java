package io.geusemaker.examples.sandbox.docker;

import java.util.Map;

/**
 * A network that was made by hand.
 *
 * @param name its name
 * @param internal whether it leads nowhere
 * @param labels its labels
 */
record Network(String name, boolean internal, Map<String, String> labels) {

  String id() {
    return Digest.hex("network " + name);
  }
}
