package io.geusemaker.examples.sandbox.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Calls a stand-in on loopback. */
final class Caller {

  private static final int MILLIS = 5_000;

  private Caller() {}

  /** The status of a {@code GET} with one header; zero without a whole answer. */
  static int status(int port, String path, String header, String value) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      if (!value.isEmpty()) {
        connection.setRequestProperty(header, value);
      }
      try {
        return connection.getResponseCode();
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return 0;
    }
  }
}
