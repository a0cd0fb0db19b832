package io.geusemaker.core.engine;

import io.geusemaker.api.model.Operator;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who this process is. */
final class Operators {

  private Operators() {}

  static Operator self() {
    return new Operator(
        System.getProperty("user.name", "unknown"), machine(), ProcessHandle.current().pid());
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
