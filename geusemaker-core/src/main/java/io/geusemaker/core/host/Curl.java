package io.geusemaker.core.host;

import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.spi.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Questions to services over HTTP, asked by {@code curl} on the host. The header with the secret
 * goes to curl's standard input.
 */
public final class Curl {

  /** What is asked, and of whom. */
  private record Question(String name, String service, HttpCheck check, Secret settings) {}

  private final int patienceSeconds;
  private final List<Question> questions = new ArrayList<>();

  /**
   * No questions yet.
   *
   * @param patienceSeconds how long all that are repeated may take together, while a service does
   *     not answer as one that is ready
   */
  public Curl(int patienceSeconds) {
    this.patienceSeconds = patienceSeconds;
  }

  /**
   * Asks with a secret.
   *
   * @param name under which it is answered, without blanks
   * @param service the compose service, or scheme, host and port of what runs beside it on the host
   * @param check what to ask
   * @param secret the secret to present
   * @return this
   */
  public Curl with(String name, String service, HttpCheck check, Secret secret) {
    String text = "header = \"" + quoted(header(check, secret)) + "\"\n";
    questions.add(new Question(name, service, check, Secret.of(text)));
    return this;
  }

  /**
   * Asks without a secret.
   *
   * @param name under which it is answered, without blanks
   * @param service the compose service, or scheme, host and port of what runs beside it on the host
   * @param check what to ask
   * @return this
   */
  public Curl without(String name, String service, HttpCheck check) {
    questions.add(new Question(name, service, check, Secret.of("")));
    return this;
  }

  /**
   * Whether a secret can be presented in a header at all.
   *
   * @param secret the secret
   * @return whether it has no line end or other control character
   */
  public static boolean canPresent(Secret secret) {
    return secret.reveal(SecretAccess.deliberate()).chars().allMatch(c -> c >= ' ' && c != 127);
  }

  private static String header(HttpCheck check, Secret secret) {
    String text = secret.reveal(SecretAccess.deliberate());
    return switch (check.form()) {
      case HEADER -> check.name() + ": " + text;
      case BEARER -> "Authorization: Bearer " + text;
      case BASIC ->
          "Authorization: Basic "
              + Base64.getEncoder()
                  .encodeToString((check.name() + ":" + text).getBytes(StandardCharsets.UTF_8));
    };
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /**
   * The shell text that asks; it needs {@link #on}.
   *
   * @return POSIX shell
   */
  public String text() {
    StringBuilder text = new StringBuilder(ShellText.HTTP.text());
    for (int i = 0; i < questions.size(); i++) {
      text.append(
          ("http_ask \"$HTTP_NAME_%1$d\" \"$HTTP_SERVICE_%1$d\" \"$HTTP_PORT_%1$d\""
                  + " \"$HTTP_PATH_%1$d\" \"$HTTP_UNTIL_%1$d\" \"$HTTP_SETTINGS_%1$d\"\n")
              .formatted(i));
    }
    return text.toString();
  }

  /**
   * Gives a script what {@link #text} needs.
   *
   * @param script the script
   * @return a new script
   */
  public Script on(Script script) {
    Script filled = script.parameter("HTTP_PATIENCE", String.valueOf(patienceSeconds));
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      HttpCheck check = question.check();
      filled =
          filled
              .parameter("HTTP_NAME_" + i, question.name())
              .parameter("HTTP_SERVICE_" + i, question.service())
              .parameter("HTTP_PORT_" + i, String.valueOf(check.port()))
              .parameter("HTTP_PATH_" + i, check.path())
              .parameter("HTTP_UNTIL_" + i, until(check))
              .secret("HTTP_SETTINGS_" + i, question.settings());
    }
    return filled;
  }

  private static String until(HttpCheck check) {
    TreeSet<Integer> statuses = new TreeSet<>(List.of(401, 403));
    statuses.addAll(check.accepted());
    return statuses.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /**
   * What was answered.
   *
   * @param sections the script's output
   * @return HTTP status by the question's name; zero for no answer
   */
  public static Map<String, Integer> answers(Sections sections) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (Sections.Section section : sections.all("http")) {
      String[] words = section.text().strip().split(" ", 2);
      answers.put(words[0], words.length > 1 ? status(words[1]).orElse(0) : 0);
    }
    return answers;
  }

  private static Optional<Integer> status(String text) {
    return text.matches("[0-9]{3}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
