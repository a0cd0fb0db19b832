package io.geusemaker.core.ssm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command printed: marked lines, and the text between two of them.
 *
 * @param kind the first word of the mark that tells the outcome, such as {@code answer}
 * @param words the words after it
 * @param body the text after it, up to the mark {@code end}
 * @param key the host's public key, when it was told
 * @param closed whether the host has removed its key
 */
record Reply(String kind, List<String> words, String body, Optional<String> key, boolean closed) {

  private static final Pattern SEALED =
      Pattern.compile("[A-Za-z0-9+/=]*(?:\\n[A-Za-z0-9+/=]*(?!\\n-))?");

  /**
   * Reads a command's output.
   *
   * @param cut whether its end may be missing; the text is then what there is of it
   * @return empty when it is none, or was cut although it should not be
   */
  static Optional<Reply> parse(String run, String output, boolean cut) {
    String mark = "(?m)^geusemaker " + Pattern.quote(run) + " ";
    Matcher key = Pattern.compile(mark + "key (\\S+)$").matcher(output);
    Optional<String> told = key.find() ? Optional.of(key.group(1)) : Optional.empty();
    Matcher outcome =
        Pattern.compile(
                mark + "(answer|part|missing|refused|no-key|stopped|unkept|gone|kept)(?: (.*))?$")
            .matcher(output);
    if (!outcome.find()) {
      return Optional.empty();
    }
    String kind = outcome.group(1);
    List<String> words =
        Optional.ofNullable(outcome.group(2)).map(w -> List.of(w.split(" ", -1))).orElse(List.of());
    if (!kind.equals("answer") && !kind.equals("part")) {
      return Optional.of(new Reply(kind, words, "", told, false));
    }
    Matcher end = Pattern.compile(mark + "end$").matcher(output);
    if (!end.find(outcome.end())) {
      // What was printed as an error follows where there was room, after words about that.
      Matcher body = SEALED.matcher(output.substring(Math.min(outcome.end() + 1, output.length())));
      return cut
          ? Optional.of(new Reply(kind, words, body.lookingAt() ? body.group() : "", told, false))
          : Optional.empty();
    }
    boolean closed = Pattern.compile(mark + "closed$").matcher(output).find();
    // One line break is the mark's own at either side.
    int from = Math.min(outcome.end() + 1, end.start());
    String body = output.substring(from, Math.max(from, end.start() - 1));
    return Optional.of(new Reply(kind, words, body, told, closed));
  }

  /** With what of the text did not fit and was printed as an error. */
  Reply with(String run, String errors) {
    String mark = "geusemaker " + Pattern.quote(run) + " ";
    Matcher rest =
        Pattern.compile("(?m)^" + mark + "rest\\n([A-Za-z0-9+/=\\n]*)\\n" + mark + "end$")
            .matcher(errors);
    return rest.find() ? new Reply(kind, words, body + rest.group(1), key, closed) : this;
  }

  /** The words as the host said them. */
  String text() {
    return String.join(" ", words);
  }
}
