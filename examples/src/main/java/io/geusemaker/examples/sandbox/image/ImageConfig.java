package io.geusemaker.examples.sandbox.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How containers of an image start, and what is in it.
 *
 * @param start what its configuration says about the start
 * @param environment the variables that it sets
 * @param labels its labels
 * @param architectures what it is built for, as in {@code amd64}
 * @param created when it was built, in ISO 8601
 * @param content what is in it
 */
public record ImageConfig(
    Start start,
    Map<String, String> environment,
    Map<String, String> labels,
    List<String> architectures,
    String created,
    Content content) {

  private static final String CREATED = "2026-10-01T00:00:00Z";

  /** Copies what could be changed, and keeps the order. */
  public ImageConfig {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    architectures = List.copyOf(architectures);
  }

  /**
   * An image for amd64 and arm64 without variables and labels.
   *
   * @param start what its configuration says about the start
   * @param system the base system's id and version, such as {@code debian 12}
   * @return the image
   */
  public static ImageConfig of(Start start, String system) {
    return new ImageConfig(
        start, Map.of(), Map.of(), List.of("amd64", "arm64"), CREATED, Content.on(system));
  }

  /**
   * The same with another variable, or another value of one.
   *
   * @param name the variable
   * @param value its value
   * @return another image
   */
  public ImageConfig environment(String name, String value) {
    return with(start, put(environment, name, value), labels, architectures, content);
  }

  /**
   * The same without a variable.
   *
   * @param name the variable
   * @return another image
   */
  public ImageConfig withoutVariable(String name) {
    Map<String, String> rest = new LinkedHashMap<>(environment);
    rest.remove(name);
    return with(start, rest, labels, architectures, content);
  }

  /**
   * The same with another label, or another value of one.
   *
   * @param name the label
   * @param value its value
   * @return another image
   */
  public ImageConfig label(String name, String value) {
    return with(start, environment, put(labels, name, value), architectures, content);
  }

  /**
   * The same for other architectures.
   *
   * @param all as in {@code amd64}
   * @return another image
   */
  public ImageConfig architectures(String... all) {
    return with(start, environment, labels, List.of(all), content);
  }

  /**
   * The same with another start.
   *
   * @param other what its configuration says about the start
   * @return another image
   */
  public ImageConfig start(Start other) {
    return with(other, environment, labels, architectures, content);
  }

  /**
   * The same with another user.
   *
   * @param user user and group; empty for root
   * @return another image
   */
  public ImageConfig user(String user) {
    return start(
        new Start(
            start.entrypoint(),
            start.command(),
            user,
            start.workingDirectory(),
            start.volumes(),
            start.exposedPorts(),
            start.stopSignal()));
  }

  /**
   * The same on another base system.
   *
   * @param system its id and version, such as {@code debian 13}
   * @return another image
   */
  public ImageConfig system(String system) {
    return content(new Content(system, content.migrations(), content.flaw()));
  }

  /**
   * The same with something wrong.
   *
   * @param flaw what is wrong
   * @return another image
   */
  public ImageConfig flaw(Flaw flaw) {
    return content(new Content(content.system(), content.migrations(), flaw));
  }

  /**
   * The same with migrations after those that it knows.
   *
   * @param more further migrations, oldest first
   * @return another image
   */
  public ImageConfig migrating(Migration... more) {
    List<Migration> all = new ArrayList<>(content.migrations());
    all.addAll(List.of(more));
    return content(new Content(content.system(), all, content.flaw()));
  }

  private ImageConfig content(Content other) {
    return with(start, environment, labels, architectures, other);
  }

  private ImageConfig with(
      Start newStart,
      Map<String, String> newEnvironment,
      Map<String, String> newLabels,
      List<String> newArchitectures,
      Content newContent) {
    return new ImageConfig(
        newStart, newEnvironment, newLabels, newArchitectures, created, newContent);
  }

  private static Map<String, String> put(Map<String, String> map, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }
}
