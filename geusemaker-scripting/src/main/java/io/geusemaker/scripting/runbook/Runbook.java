package io.geusemaker.scripting.runbook;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.Script;
import groovy.transform.NamedParam;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.fleet.Fleet;
import io.geusemaker.ssh.Ssh;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a runbook can say; the base class of its script.
 *
 * <p>In a {@code GroovyShell} of one's own the binding may hold {@code dryRun} (a boolean), {@code
 * out} (where it prints), {@code engine} (one in the place of that on the class path), and the
 * values of the parameters by name.
 */
public abstract class Runbook extends Script {

  private @Nullable RunbookSession session;
  private Map<String, Object> values = Map.of();

  /** Called for each run. */
  protected Runbook() {}

  final void startIn(RunbookSession started, Map<String, Object> given) {
    session = started;
    values = Map.copyOf(given);
  }

  private RunbookSession session() {
    RunbookSession current = session;
    if (current == null) {
      current = new RunbookSession(new BoundConditions(getBinding()).conditions());
      session = current;
    }
    return current;
  }

  /**
   * Whether everything is only planned and shown.
   *
   * @return what {@code --dry-run} says
   */
  public boolean isDryRun() {
    return session().dryRun();
  }

  /**
   * A handle on a deployment, for a chain of calls; each operation is told of in a line, and is
   * only planned in a dry run. {@code Deployment.of(name)} is the same in a runbook.
   *
   * @param name the deployment
   * @return the handle
   */
  public Deployment deployment(String name) {
    return session().deployment(name);
  }

  /**
   * Works on a deployment: what the block says is carried out in the order written when it ends.
   *
   * @param name the deployment
   * @param block how it is reached and what is done
   * @return the handle, as without a block
   */
  public Deployment deployment(
      String name,
      @DelegatesTo(value = DeploymentSpec.class, strategy = Closure.DELEGATE_FIRST)
          Closure<?> block) {
    return Blocks.configured(new DeploymentSpec(session(), name), block).carriedOut();
  }

  /**
   * Several deployments, for a chain of calls such as {@code fleet('a',
   * 'b').rotate().execute().orThrow()}, where {@code orThrow()} ends the runbook when one fails;
   * each operation is told of in a line, and is only planned in a dry run.
   *
   * @param names the deployments
   * @return the fleet
   */
  public Fleet fleet(String... names) {
    return Fleet.of(Arrays.stream(names).map(this::deployment).toList());
  }

  /**
   * The deployments on every instance of AWS Systems Manager that has a tag, as {@code fleet('a',
   * 'b')}.
   *
   * @param key such as {@code env}
   * @param value such as {@code prod}
   * @return the fleet
   */
  public Fleet taggedFleet(String key, String value) {
    return Fleet.tagged(key, value).eachDeployment(session()::told);
  }

  /**
   * The way to a host over SSH.
   *
   * @param destination {@code user@host} or {@code user@host:port}
   * @return the transport, to be told of keys and the like
   */
  public Ssh ssh(String destination) {
    return Ssh.to(destination);
  }

  /**
   * A parameter that has to be given.
   *
   * @param name as typed after two dashes
   * @param type String, Boolean, Integer, Long, BigDecimal, Duration, Path, URI or an enum
   * @param <T> that type
   * @return its value
   */
  public <T> T param(String name, Class<T> type) {
    return param(Map.of(), name, type);
  }

  /**
   * A parameter, with a default or a help text.
   *
   * @param options {@code default}: its value when none is given; {@code help}: what it means
   * @param name as typed after two dashes
   * @param type String, Boolean, Integer, Long, BigDecimal, Duration, Path, URI or an enum
   * @param <T> that type
   * @return its value
   */
  public <T> T param(
      @NamedParam(value = "default", type = Object.class)
          @NamedParam(value = "help", type = String.class)
          Map<String, ?> options,
      String name,
      Class<T> type) {
    return new BoundParameter<>(name, type, options).value(values, getBinding());
  }
}
