package io.geusemaker.examples.ssm;

/** What a caller is told of a command on one instance. */
record Seen(String details, int code, String stdout, String stderr, String start) {

  static Seen of(Invocation invocation) {
    return new Seen(
        invocation.details(),
        invocation.code(),
        invocation.stdout(),
        invocation.stderr(),
        invocation.start());
  }

  static Seen inProgress(Invocation invocation) {
    return new Seen("In Progress", -1, "", "", invocation.start());
  }

  String status() {
    return details.contains("Timed Out") ? "TimedOut" : details.replace(" ", "");
  }
}
