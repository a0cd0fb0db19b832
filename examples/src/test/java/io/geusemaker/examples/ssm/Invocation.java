package io.geusemaker.examples.ssm;

import java.time.Duration;
import java.util.List;

/** One command on one instance: what was asked for, and how far it is. */
final class Invocation {

  final String id;
  final String instance;
  final String comment;
  final String text;
  final Duration limit;

  private int hiddenReads;
  private String details = "Pending";
  private int code = -1;
  private String stdout = "";
  private String stderr = "";
  private String start = "";
  private long endNanos;

  Invocation(
      String id,
      String instance,
      String comment,
      List<String> commands,
      Duration limit,
      int hiddenReads) {
    this.id = id;
    this.instance = instance;
    this.comment = comment;
    this.text = String.join("\n", commands);
    this.limit = limit;
    this.hiddenReads = hiddenReads;
  }

  /** Whether a read still finds nothing, as writes take a moment to be seen. */
  synchronized boolean isHidden() {
    return hiddenReads-- > 0;
  }

  /** Takes the command off the queue; false when it was cancelled there. */
  synchronized boolean begin() {
    if (!details.equals("Pending")) {
      return false;
    }
    details = "In Progress";
    start = "2026-01-01T00:00:00Z";
    return true;
  }

  synchronized void end(String endDetails, int endCode, String out, String err) {
    if (!isOver()) {
      details = endDetails;
      code = endCode;
      stdout = out;
      stderr = err;
      endNanos = System.nanoTime();
    }
  }

  /** How long it has been over. */
  synchronized Duration sinceEnd() {
    return Duration.ofNanos(System.nanoTime() - endNanos);
  }

  synchronized boolean isOver() {
    return !details.equals("Pending") && !details.equals("In Progress");
  }

  synchronized String details() {
    return details;
  }

  synchronized int code() {
    return code;
  }

  synchronized String stdout() {
    return stdout;
  }

  synchronized String stderr() {
    return stderr;
  }

  synchronized String start() {
    return start;
  }
}
