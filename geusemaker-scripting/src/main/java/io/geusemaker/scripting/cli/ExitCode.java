package io.geusemaker.scripting.cli;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.LookupFailure;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RegistryFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.fleet.FleetOutcome;
import io.geusemaker.api.model.DeploymentStatus;
import io.geusemaker.api.model.PatchResult;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the command line ends.
 *
 * <table>
 * <caption>Exit codes</caption>
 * <tr><th>code</th><th>constant</th><th>failures</th></tr>
 * <tr><td>0</td><td>{@link #DONE}</td><td>none</td></tr>
 * <tr><td>1</td><td>{@link #UNDONE}</td>
 *   <td>{@code operation.undone}, {@code operation.host-drifted},
 *   {@code operation.cancelled}, {@code operation.out-of-time},
 *   {@code operation.rehearsal-failed}</td></tr>
 * <tr><td>2</td><td>{@link #USAGE}</td><td>any other {@code request.*}, and mistakes in the arguments</td></tr>
 * <tr><td>3</td><td>{@link #NOT_CONFIRMED}</td><td>{@code request.not-confirmed}</td></tr>
 * <tr><td>4</td><td>{@link #NOT_READY}</td><td>{@code lookup.*}, {@code stack.*},
 *   {@code state.*}, {@code registry.*}, {@code request.cannot-roll-back}, {@code host.no-docker},
 *   {@code host.no-compose}, {@code host.command-missing}</td></tr>
 * <tr><td>5</td><td>{@link #HOST}</td><td>{@code aws.*}, any other {@code host.*}</td></tr>
 * <tr><td>6</td><td>{@link #HALF_DONE}</td>
 *   <td>{@code operation.half-done}, {@code operation.not-proven},
 *   {@code operation.unrecorded}</td></tr>
 * <tr><td>7</td><td>{@link #BUSY}</td>
 *   <td>{@code operation.busy}, {@code operation.unfinished},
 *   {@code operation.superseded}, or {@code status} found an operation that has not ended</td></tr>
 * <tr><td>8</td><td>{@link #TAMPERED}</td><td>none: {@code audit --verify} found it</td></tr>
 * <tr><td>9</td><td>{@link #STILL_VULNERABLE}</td><td>none: {@code update --security-patch} has
 *   succeeded and advisories stay open, or {@code status} found them in what runs</td></tr>
 * <tr><td>10</td><td>{@link #ATTENTION}</td><td>none: {@code status} found something else that
 *   needs looking after</td></tr>
 * <tr><td>70</td><td>{@link #INTERNAL}</td><td>{@code request.no-engine},
 *   {@code request.several-engines}, and anything unforeseen</td></tr>
 * <tr><td>130</td><td>{@link #STOPPED}</td><td>none: the process was ended by Ctrl-C</td></tr>
 * </table>
 */
public enum ExitCode {
  /** What was asked for is done. */
  DONE(0, "Done."),
  /** It failed, and the host is as it was. */
  UNDONE(1, "It failed and every change was undone, or nothing had been changed."),
  /** The arguments are wrong, or nobody could be asked. */
  USAGE(2, "The arguments are wrong, or there is no terminal to ask and no --force."),
  /** The question was not answered with yes. */
  NOT_CONFIRMED(3, "The plan was not confirmed; nothing was changed."),
  /** The deployment is unknown, or it or its records cannot be worked on. */
  NOT_READY(4, "The deployment is unknown, or not in a state to be worked on."),
  /** The host cannot be reached, trusted, entered or relied on. */
  HOST(5, "The host cannot be reached or trusted, or refuses the user or root."),
  /** Not everything could be undone. */
  HALF_DONE(6, "It failed half way and could not be undone: recovery is needed."),
  /** Another operation is at work, took over, or has to be recovered first. */
  BUSY(7, "Another operation is at work, took over, or did not end."),
  /** The audit records are not as they were written. */
  TAMPERED(8, "With audit --verify: a record was cut, changed or reordered."),
  /** Known vulnerabilities stay open, whether the images were patched or only looked at. */
  STILL_VULNERABLE(9, "Patched, or nothing to patch, and STILL VULNERABLE: see what stays open."),
  /** Something that was looked at needs looking after. */
  ATTENTION(10, "With status: something needs looking after, such as a pending patch."),
  /** A defect, or a broken installation. */
  INTERNAL(70, "Internal error; --verbose shows the stack trace."),
  /** Ctrl-C: before anything was changed, or again while it was being undone. */
  STOPPED(130, "Ctrl-C: nothing was changed yet, or pressed twice: recovery is needed.");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /**
   * The number that the process ends with.
   *
   * @return 0 to 130
   */
  public int code() {
    return code;
  }

  /**
   * The code that stands for a failure.
   *
   * @param failure why an operation did not succeed
   * @return never {@link #DONE}
   */
  public static ExitCode of(Failure failure) {
    if (failure instanceof RequestFailure request) {
      return of(request);
    }
    if (failure instanceof OperationFailure operation) {
      return of(operation);
    }
    if (failure instanceof LookupFailure
        || failure instanceof StackFailure
        || failure instanceof StateFailure
        || failure instanceof RegistryFailure
        || failure instanceof AwsFailure.KeyUnusable
        || failure instanceof HostFailure.NoDocker
        || failure instanceof HostFailure.NoCompose
        || failure instanceof HostFailure.CommandMissing) {
      return NOT_READY;
    }
    return HOST;
  }

  /**
   * The code that stands for how a deployment is.
   *
   * @param status what was found
   * @return {@link #BUSY} when an operation is at work or has died, else {@link #STILL_VULNERABLE},
   *     else {@link #ATTENTION}, else {@link #DONE}
   */
  public static ExitCode of(DeploymentStatus status) {
    if (status.calls(DeploymentStatus.RECOVERY_NEEDED) || status.calls(DeploymentStatus.AT_WORK)) {
      return BUSY;
    }
    if (status.isVulnerable()) {
      return STILL_VULNERABLE;
    }
    return status.isWell() ? DONE : ATTENTION;
  }

  /**
   * The code that stands for what became of a fleet.
   *
   * @param outcomes of its deployments
   * @return {@link #DONE} or {@link #STILL_VULNERABLE} when all went well; else {@link #HALF_DONE}
   *     when one of them needs recovery, else {@link #INTERNAL} after a defect, else the code of
   *     the failures when they have the same, else {@link #UNDONE}, as when some were not begun
   */
  static ExitCode ofFleet(List<? extends FleetOutcome<?>> outcomes) {
    Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    outcomes.stream().flatMap(outcome -> of(outcome).stream()).forEach(codes::add);
    for (ExitCode first : List.of(HALF_DONE, INTERNAL)) {
      if (codes.contains(first)) {
        return first;
      }
    }
    Set<ExitCode> failures = EnumSet.copyOf(codes);
    failures.removeAll(Set.of(DONE, STILL_VULNERABLE));
    if (failures.isEmpty() && outcomes.stream().anyMatch(FleetOutcome.NotBegun.class::isInstance)) {
      return UNDONE;
    }
    if (failures.isEmpty()) {
      return codes.contains(STILL_VULNERABLE) ? STILL_VULNERABLE : DONE;
    }
    return failures.size() == 1 ? failures.iterator().next() : UNDONE;
  }

  private static Optional<ExitCode> of(FleetOutcome<?> outcome) {
    if (outcome instanceof FleetOutcome.Failed<?> failed) {
      return Optional.of(of(failed.failure()));
    }
    if (outcome instanceof FleetOutcome.Broken<?>) {
      return Optional.of(INTERNAL);
    }
    if (outcome instanceof FleetOutcome.Done<?> done) {
      return Optional.of(
          done.result() instanceof PatchResult patched && patched.isStillVulnerable()
              ? STILL_VULNERABLE
              : DONE);
    }
    return Optional.empty();
  }

  private static ExitCode of(RequestFailure failure) {
    if (failure instanceof RequestFailure.NotConfirmed) {
      return NOT_CONFIRMED;
    }
    if (failure instanceof RequestFailure.CannotRollBack) {
      return NOT_READY;
    }
    boolean brokenInstallation =
        failure instanceof RequestFailure.NoEngine
            || failure instanceof RequestFailure.SeveralEngines;
    return brokenInstallation ? INTERNAL : USAGE;
  }

  private static ExitCode of(OperationFailure failure) {
    if (failure instanceof OperationFailure.HalfDone
        || failure instanceof OperationFailure.Unrecorded
        || failure instanceof OperationFailure.NotProven) {
      return HALF_DONE;
    }
    if (failure instanceof OperationFailure.Busy
        || failure instanceof OperationFailure.Unfinished
        || failure instanceof OperationFailure.Superseded) {
      return BUSY;
    }
    return UNDONE;
  }

  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      meanings.put(Integer.toString(exit.code), exit.meaning);
    }
    return meanings;
  }
}
