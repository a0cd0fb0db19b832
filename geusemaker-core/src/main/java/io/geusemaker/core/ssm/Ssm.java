package io.geusemaker.core.ssm;

import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Transport;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs scripts on an instance over AWS Systems Manager, as root, without any open port.
 *
 * <pre>{@code
 * Ssm.instance("i-0a1b2c3d4e5f67890").region("eu-central-1")
 * Ssm.tagged("my-stack")
 * }</pre>
 *
 * <p>An immutable value: every call returns a new one, and nothing is asked before {@link
 * #connect()}. Credentials come from the SDK's default chain, and so does the region unless it is
 * set.
 */
public final class Ssm implements Transport {

  private static final Pattern INSTANCE = Pattern.compile("m?i-[0-9a-f]{8,17}");
  private static final Pattern STACK = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]{1,256}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");

  private final SsmConfig config;

  private Ssm(SsmConfig config) {
    this.config = config;
  }

  /**
   * Leads to an instance.
   *
   * @param id such as {@code i-0a1b2c3d4e5f67890}, or {@code mi-...} of a managed machine
   * @return the transport
   * @throws IllegalArgumentException when it is of another form
   */
  public static Ssm instance(String id) {
    if (!INSTANCE.matcher(id).matches()) {
      throw new IllegalArgumentException("not an instance id such as i-0a1b2c3d4e5f67890: " + id);
    }
    return new Ssm(
        new SsmConfig(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /**
   * Leads to the one instance whose tag {@code Stack} has this value and whose agent is online, as
   * GeuseMaker tags what it makes. It is looked for at every {@link #connect()}.
   *
   * @param stack the value of the tag
   * @return the transport
   * @throws IllegalArgumentException when no tag can have this value
   */
  public static Ssm tagged(String stack) {
    return new Ssm(
        new SsmConfig(
            Optional.empty(), Optional.of(checked(stack)), Optional.empty(), Optional.empty()));
  }

  /**
   * Looks for the instance by its tag {@code Stack} when the one that was named is gone or offline,
   * as it is when an Auto Scaling group has replaced it.
   *
   * @param stack the value of the tag
   * @return a new transport
   * @throws IllegalArgumentException when no tag can have this value
   */
  public Ssm orTagged(String stack) {
    return new Ssm(
        new SsmConfig(
            config.instance(), Optional.of(checked(stack)), config.region(), config.endpoint()));
  }

  /**
   * Chooses the AWS region.
   *
   * @param name such as {@code eu-central-1}
   * @return a new transport
   * @throws IllegalArgumentException when it is of another form
   */
  public Ssm region(String name) {
    if (!REGION.matcher(name).matches()) {
      throw new IllegalArgumentException("not a region such as eu-central-1: " + name);
    }
    return new Ssm(
        new SsmConfig(config.instance(), config.stack(), Optional.of(name), config.endpoint()));
  }

  /**
   * Chooses where Systems Manager answers, such as a VPC endpoint.
   *
   * @param address {@code https}, or {@code http} on this machine
   * @return a new transport
   * @throws IllegalArgumentException when it is of another form
   */
  public Ssm endpoint(URI address) {
    boolean loopback =
        "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
    if (address.getHost() == null
        || !("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && loopback))) {
      throw new IllegalArgumentException("not an https address: " + address);
    }
    return new Ssm(
        new SsmConfig(config.instance(), config.stack(), config.region(), Optional.of(address)));
  }

  /**
   * The instance that was named.
   *
   * @return its id; empty when it is found by its tag
   */
  public Optional<String> instance() {
    return config.instance();
  }

  /**
   * The stack by which an instance is looked for.
   *
   * @return the value of the tag {@code Stack}; empty when it is not looked for
   */
  public Optional<String> stack() {
    return config.stack();
  }

  private static String checked(String stack) {
    if (!STACK.matcher(stack).matches()) {
      throw new IllegalArgumentException("not the value of a tag: \"" + stack + "\"");
    }
    return stack;
  }

  /**
   * Finds the instance and sees that its agent is online; sends no command.
   *
   * @throws io.geusemaker.api.failure.GeuseMakerException with {@link
   *     io.geusemaker.api.failure.AwsFailure.NotManaged}, {@link
   *     io.geusemaker.api.failure.AwsFailure.AgentOffline}, {@link
   *     io.geusemaker.api.failure.AwsFailure.SeveralInstances}, {@link
   *     io.geusemaker.api.failure.AwsFailure.PermissionMissing}, {@link
   *     io.geusemaker.api.failure.AwsFailure.CredentialsRefused}, {@link
   *     io.geusemaker.api.failure.AwsFailure.Throttled} or {@link
   *     io.geusemaker.api.failure.AwsFailure.Unavailable}; with {@link
   *     io.geusemaker.api.failure.RequestFailure.Invalid} when no region is set anywhere
   */
  @Override
  public HostSession connect() {
    return SsmSession.open(config);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ssm ssm && config.equals(ssm.config);
  }

  @Override
  public int hashCode() {
    return config.hashCode();
  }

  @Override
  public String toString() {
    String text = "ssm " + config.name() + config.region().map(name -> " in " + name).orElse("");
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
