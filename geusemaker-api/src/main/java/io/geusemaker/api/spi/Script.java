package io.geusemaker.api.spi;

import io.geusemaker.api.secret.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A POSIX shell script to run on the host as root, as a value.
 *
 * <p>Parameters and secrets reach the script as shell variables that are set before its first line
 * and not exported. A transport must keep secrets out of arguments, environments, files and
 * histories, and just so everything that the script prints: it may hold secrets, too.
 */
public final class Script {

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

  private final String name;
  private final String text;
  private final Map<String, String> parameters;
  private final Map<String, Secret> secrets;
  private final Duration limit;
  private final boolean last;

  private Script(
      String name,
      String text,
      Map<String, String> parameters,
      Map<String, Secret> secrets,
      Duration limit,
      boolean last) {
    this.name = name;
    this.text = text;
    this.parameters = parameters;
    this.secrets = secrets;
    this.limit = limit;
    this.last = last;
  }

  /**
   * A script without inputs and a limit of two minutes.
   *
   * @param name what it is for, shown in failures and logs
   * @param text POSIX shell
   * @return the script
   */
  public static Script of(String name, String text) {
    return new Script(name, text, Map.of(), Map.of(), DEFAULT_LIMIT, false);
  }

  /**
   * Sets a variable that is not secret.
   *
   * @param variable upper-case letters, digits and underscores
   * @param value any text without NUL
   * @return a new script
   * @throws IllegalArgumentException when the name is not acceptable or taken
   */
  public Script parameter(String variable, String value) {
    return new Script(name, text, plus(parameters, variable, value), secrets, limit, last);
  }

  /**
   * Sets a variable to a secret.
   *
   * @param variable upper-case letters, digits and underscores
   * @param value the secret
   * @return a new script
   * @throws IllegalArgumentException when the name is not acceptable or taken
   */
  public Script secret(String variable, Secret value) {
    return new Script(name, text, parameters, plus(secrets, variable, value), limit, last);
  }

  /**
   * Sets the time after which the script is stopped.
   *
   * @param newLimit more than zero
   * @return a new script
   */
  public Script limit(Duration newLimit) {
    if (newLimit.isNegative() || newLimit.isZero()) {
      throw new IllegalArgumentException("the limit must be more than zero");
    }
    return new Script(name, text, parameters, secrets, newLimit, last);
  }

  /**
   * States that none is expected to follow over the same session, so that a transport can clear up
   * along with this script when it succeeds. Another may follow all the same.
   *
   * @return a new script
   */
  public Script last() {
    return new Script(name, text, parameters, secrets, limit, true);
  }

  /**
   * Puts shell text before the script's own. The variables are set before both.
   *
   * @param shell POSIX shell, which may end the script
   * @return a new script
   */
  public Script preceding(String shell) {
    return withText(shell + "\n" + text);
  }

  /**
   * Puts shell text after the script's own, where it sees the exit code of the last command and
   * decides what the script's is.
   *
   * @param shell POSIX shell
   * @return a new script
   */
  public Script followedBy(String shell) {
    return withText(text + "\n" + shell);
  }

  private Script withText(String newText) {
    return new Script(name, newText, parameters, secrets, limit, last);
  }

  private <V> Map<String, V> plus(Map<String, V> map, String variable, V value) {
    if (!VARIABLE.matcher(variable).matches()) {
      throw new IllegalArgumentException("not a variable name: " + variable);
    }
    if (parameters.containsKey(variable) || secrets.containsKey(variable)) {
      throw new IllegalArgumentException("variable is set twice: " + variable);
    }
    Map<String, V> copy = new LinkedHashMap<>(map);
    copy.put(variable, value);
    return java.util.Collections.unmodifiableMap(copy);
  }

  /**
   * What it is for.
   *
   * @return a phrase
   */
  public String name() {
    return name;
  }

  /**
   * The shell text, without the variables.
   *
   * @return POSIX shell
   */
  public String text() {
    return text;
  }

  /**
   * The variables that are not secret, in the order they were set.
   *
   * @return value by name
   */
  public Map<String, String> parameters() {
    return parameters;
  }

  /**
   * The variables that are secret, in the order they were set.
   *
   * @return value by name
   */
  public Map<String, Secret> secrets() {
    return secrets;
  }

  /**
   * After how long it is stopped.
   *
   * @return the limit
   */
  public Duration limit() {
    return limit;
  }

  /**
   * Whether none is expected to follow.
   *
   * @return whether a transport may clear up along with it
   */
  public boolean isLast() {
    return last;
  }

  /** The name; never the text or the values. */
  @Override
  public String toString() {
    return "script \"" + name + "\"";
  }
}
