package io.geusemaker.core.compose;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths on the host, which are POSIX paths whatever this JVM runs on. */
final class HostPaths {

  private HostPaths() {}

  /** The absolute form of a path without {@code .} and {@code ..}. */
  static String resolve(String directory, String path) {
    String joined = path.startsWith("/") ? path : directory + "/" + path;
    Deque<String> names = new ArrayDeque<>();
    for (String name : joined.split("/", -1)) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return "/" + String.join("/", names);
  }
}
