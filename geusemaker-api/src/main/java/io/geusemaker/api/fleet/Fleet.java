package io.geusemaker.api.fleet;

import io.geusemaker.api.Change;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.Patch;
import io.geusemaker.api.Rotation;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.RotationResult;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Several deployments that the same is asked of, immutable; no I/O until it is planned or executed.
 *
 * <pre>{@code
 * Fleet.of("shop-1", "shop-2", "shop-3")
 *     .rotate(rotation -> rotation.postgres().n8n())
 *     .canary(1)
 *     .maxConcurrency("50%")
 *     .maxErrors(0)
 *     .operationId("november")
 *     .execute();
 * }</pre>
 *
 * <p>Each deployment is changed as if it was asked alone: with a journal, a proof and a record of
 * its own, and undone on its own when it fails.
 */
public final class Fleet {

  private final List<Deployment> deployments;

  private Fleet(List<Deployment> deployments) {
    this.deployments = List.copyOf(deployments);
  }

  /**
   * Names the deployments, in the order in which they are begun.
   *
   * @param names one or more, each once
   * @return the fleet
   * @throws GeuseMakerException when there is none, one twice, or one that is no name
   */
  public static Fleet of(String... names) {
    return of(Arrays.stream(names).map(Deployment::of).toList());
  }

  /**
   * Takes handles on deployments, each with its own way to its host and its own records.
   *
   * @param deployments one or more, no two of one name, in the order in which they are begun
   * @return the fleet
   * @throws GeuseMakerException when there is none, or two have the same name
   */
  public static Fleet of(List<Deployment> deployments) {
    if (deployments.isEmpty()) {
      throw invalid("it needs one deployment at least");
    }
    Set<String> names = new HashSet<>();
    for (Deployment deployment : deployments) {
      if (!names.add(deployment.name())) {
        throw invalid("\"" + deployment.name() + "\" is in it twice");
      }
    }
    return new Fleet(deployments);
  }

  /**
   * Says the same of every deployment, such as where its records are.
   *
   * @param more such as {@code deployment -> deployment.stateDirectory(records)}
   * @return a new fleet
   */
  public Fleet each(UnaryOperator<Deployment> more) {
    return of(deployments.stream().map(more).toList());
  }

  /**
   * Starts a rotation of everything that each deployment has.
   *
   * @return the request, to be paced and executed
   */
  public FleetChange<Rotation, RotationResult> rotate() {
    return rotate(UnaryOperator.identity());
  }

  /**
   * Starts a rotation.
   *
   * @param terms what is rotated of each, such as {@code rotation -> rotation.postgres()}; see
   *     {@link #change} for listeners and confirmations
   * @return the request, to be paced and executed
   */
  public FleetChange<Rotation, RotationResult> rotate(UnaryOperator<Rotation> terms) {
    return change(deployment -> terms.apply(deployment.rotate()));
  }

  /**
   * Starts a patch of every service of each deployment.
   *
   * @return the request, to be paced and executed
   */
  public FleetChange<Patch, PatchResult> patch() {
    return patch(UnaryOperator.identity());
  }

  /**
   * Starts a patch.
   *
   * @param terms what is patched of each, such as {@code patch -> patch.services("n8n")}; see
   *     {@link #change} for listeners and confirmations
   * @return the request, to be paced and executed
   */
  public FleetChange<Patch, PatchResult> patch(UnaryOperator<Patch> terms) {
    return change(deployment -> terms.apply(deployment.patch()));
  }

  /**
   * Starts a change of any kind.
   *
   * @param request what is asked of each, such as {@code Deployment::rollback}; its listener is
   *     replaced by the fleet's, and a confirmation is called by several threads at once
   * @param <R> the kind of change
   * @param <T> what it returns
   * @return the request, to be paced and executed
   */
  public <R extends Change<R, T>, T> FleetChange<R, T> change(Function<Deployment, R> request) {
    return FleetChange.of(
        deployments.stream().map(each -> new Member<>(each.name(), request.apply(each))).toList());
  }

  /**
   * The deployments.
   *
   * @return in the order in which they are begun
   */
  public List<Deployment> deployments() {
    return deployments;
  }

  private static GeuseMakerException invalid(String reason) {
    return new GeuseMakerException(new RequestFailure.Invalid("fleet", reason));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fleet that && deployments.equals(that.deployments);
  }

  @Override
  public int hashCode() {
    return deployments.hashCode();
  }

  @Override
  public String toString() {
    return "fleet of " + deployments.size() + " deployments";
  }
}
