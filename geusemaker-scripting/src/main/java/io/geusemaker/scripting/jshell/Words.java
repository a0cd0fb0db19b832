package io.geusemaker.scripting.jshell;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.Planned;
import io.geusemaker.api.model.AuditTrail;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.RecoveryResult;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.ssh.Ssh;
import java.time.Duration;
import java.util.List;

/** Short words for a JShell session, imported by its start-up file. */
public final class Words {

  private Words() {}

  /**
   * A handle on a deployment.
   *
   * @param name the deployment
   * @return the handle
   */
  public static Deployment deployment(String name) {
    return Deployment.of(name);
  }

  /**
   * The way to a host over SSH.
   *
   * @param destination {@code user@host} or {@code user@host:port}
   * @return the transport
   */
  public static Ssh ssh(String destination) {
    return Ssh.to(destination);
  }

  /**
   * A time in days.
   *
   * @param count how many
   * @return as many times 24 hours
   */
  public static Duration days(long count) {
    return Duration.ofDays(count);
  }

  /**
   * A time in hours.
   *
   * @param count how many
   * @return as many hours
   */
  public static Duration hours(long count) {
    return Duration.ofHours(count);
  }

  /**
   * A time in minutes.
   *
   * @param count how many
   * @return as many minutes
   */
  public static Duration minutes(long count) {
    return Duration.ofMinutes(count);
  }

  /**
   * Prints a plan as a table.
   *
   * @param planned the plan
   */
  public static void show(Planned<?> planned) {
    print(planned.describe());
  }

  /**
   * Prints a plan as a table.
   *
   * @param plan the plan
   */
  public static void show(Plan plan) {
    print(plan.describe());
  }

  /**
   * Prints a status as a table.
   *
   * @param status how a deployment is
   */
  public static void show(DeploymentStatus status) {
    print(status.describe());
  }

  /**
   * Prints a result as a table.
   *
   * @param result what was done
   */
  public static void show(RotationResult result) {
    print(result.describe());
  }

  /**
   * Prints a result as a table.
   *
   * @param result what was done
   */
  public static void show(PatchResult result) {
    print(result.describe());
  }

  /**
   * Prints a result as a table.
   *
   * @param result what was done
   */
  public static void show(RollbackResult result) {
    print(result.describe());
  }

  /**
   * Prints a result as a table.
   *
   * @param result what was found and done
   */
  public static void show(RecoveryResult result) {
    print(result.describe());
  }

  /**
   * Prints the audit records as a table.
   *
   * @param trail the records
   */
  public static void show(AuditTrail trail) {
    print(trail.describe());
  }

  /**
   * Prints a line for each entry, such as of the history.
   *
   * @param entries what to print
   */
  public static void show(List<?> entries) {
    entries.forEach(System.out::println);
  }

  private static void print(String table) {
    System.out.println(table);
  }
}
