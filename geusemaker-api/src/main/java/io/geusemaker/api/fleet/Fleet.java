package io.geusemaker.api.fleet;

import io.geusemaker.api.Change;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.Patch;
import io.geusemaker.api.Rotation;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.model.InstanceTag;
import io.geusemaker.api.model.PatchResult;
import io.geusemaker.api.model.RotationResult;
import java.util.Arrays;
import java.util.List;
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

  private final Members members;

  private Fleet(Members members) {
    this.members = members;
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
    return new Fleet(new Members.Named(deployments));
  }

  /**
   * Takes the deployments on every instance that AWS Systems Manager manages and that has a tag.
   * Each is reached over Systems Manager unless {@link #eachDeployment} says otherwise, and has to
   * be on record: made by GeuseMaker, or registered. AWS and the records are asked when a change is
   * begun to be described, such as by {@link #rotate()}.
   *
   * @param key such as {@code env}
   * @param value such as {@code prod}
   * @return the fleet
   * @throws GeuseMakerException when no tag can be so
   */
  public static Fleet tagged(String key, String value) {
    return tagged(InstanceTag.of(key, value));
  }

  /**
   * Takes the deployments on every instance that has a tag, as {@link #tagged(String, String)}.
   *
   * @param tag the tag, and where to look for it
   * @return the fleet
   */
  public static Fleet tagged(InstanceTag tag) {
    return new Fleet(new Members.Tagged(tag, UnaryOperator.identity()));
  }

  /**
   * Says the same of every deployment, such as where its records are.
   *
   * @param more such as {@code deployment -> deployment.stateDirectory(records)}
   * @return a new fleet
   */
  public Fleet eachDeployment(UnaryOperator<Deployment> more) {
    return new Fleet(members.eachDeployment(more));
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
   * @throws GeuseMakerException when the fleet is {@link #tagged} and AWS or the records cannot be
   *     asked, nothing has the tag, or an instance with the tag is not on record
   */
  public <R extends Change<R, T>, T> FleetChange<R, T> change(Function<Deployment, R> request) {
    return FleetChange.of(
        deployments().stream()
            .map(each -> new Member<>(each.name(), request.apply(each)))
            .toList());
  }

  /**
   * The deployments; for a fleet that is {@link #tagged} asks AWS and the records.
   *
   * @return in the order in which they are begun
   * @throws GeuseMakerException as {@link #change}
   */
  public List<Deployment> deployments() {
    return members.deployments();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fleet that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return "fleet of " + members;
  }
}
