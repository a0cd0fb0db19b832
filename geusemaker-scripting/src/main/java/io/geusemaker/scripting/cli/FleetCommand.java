package io.geusemaker.scripting.cli;

import io.geusemaker.api.Change;
import io.geusemaker.api.Deployment;
import io.geusemaker.api.Planned;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.fleet.Fleet;
import io.geusemaker.api.fleet.FleetChange;
import io.geusemaker.api.fleet.FleetOutcome;
import io.geusemaker.api.fleet.FleetPlan;
import io.geusemaker.api.fleet.FleetResult;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.InstanceTag;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code geusemaker fleet}: the same update of several deployments. */
@Command(
    name = "fleet",
    customSynopsis = {
      "geusemaker fleet NAME... --rotate-credentials [OPTION]...",
      "geusemaker fleet NAME... --security-patch [OPTION]...",
      "geusemaker fleet --tag KEY=VALUE --rotate-credentials|--security-patch [OPTION]..."
    },
    description = {
      "Change the credentials or the images of several running deployments.",
      "",
      "Each is changed as \"geusemaker update\" does it: planned, proven, recorded, and undone on"
          + " its own when it fails. One goes first; then some are at work at a time, until too many"
          + " have failed. Those at work come to their end, and every one is told of.",
      "",
      "With --operation-id the same command goes on where it ended: what is done is not done again.",
      "",
      "Each is reached as it is recorded, see \"geusemaker adopt\"; with --tag over Systems Manager."
          + " What is the same for many that are reached so goes to up to fifty as one command.",
      "",
      "Ends with 0 when all is done; else with 6 when one needs recovery, else with the code of those"
          + " that failed when it is the same, else with 1."
    },
    footerHeading = "%n@|bold Examples|@%n",
    footer = {
      "  See what would be done to three deployments:",
      "    geusemaker fleet shop-1 shop-2 shop-3 --rotate-credentials --dry-run",
      "  Rotate what is older than a month, and go on if the night was too short:",
      "    geusemaker fleet shop-1 shop-2 shop-3 --rotate-credentials --older-than 30d \\",
      "      --operation-id november --max-concurrency 50%% --force",
      "  Rotate everything that is tagged, fifty at a time:",
      "    geusemaker fleet --tag env=prod --rotate-credentials --max-concurrency 50 --force",
      "  Patch all, three first, and bear with one that fails:",
      "    geusemaker fleet shop-1 shop-2 shop-3 shop-4 --security-patch --canary 3 \\",
      "      --max-errors 1 --force --report patches.html"
    })
final class FleetCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names of the deployments.")
  private List<String> names = List.of();

  @Mixin private TagOptions tag = new TagOptions();

  @Mixin private RecordsOption records = new RecordsOption();

  @Mixin private UpdateOptions update = new UpdateOptions();

  @Mixin private CredentialOption credentials = new CredentialOption();

  @Mixin private PaceOptions pace = new PaceOptions();

  @Mixin private ConductOptions conduct = new ConductOptions();

  @Mixin private ReportOption report = new ReportOption();

  @Mixin private OutputOptions output = new OutputOptions();

  FleetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    update.refuseNeither();
    boolean patching = update.patching();
    return output.run(
        surroundings,
        failure -> Optional.empty(),
        session -> {
          report.check(conduct.dryRun());
          return patching
              ? carryOut(session, fleet().change(update::patch))
              : carryOut(session, fleet().change(update::rotation));
        });
  }

  private Fleet fleet() {
    UnaryOperator<Deployment> terms =
        deployment -> conduct.keeping(records.on(deployment, surroundings.environment()));
    Optional<InstanceTag> tagged = tag.insteadOf(names);
    if (tagged.isEmpty()) {
      return Fleet.of(names.stream().map(surroundings.deployments()).map(terms).toList());
    }
    Engine engine = surroundings.deployments().apply("any").engine();
    List<Deployment> found =
        Deployment.tagged(tagged.get(), deployment -> terms.apply(deployment.by(engine)));
    names = found.stream().map(Deployment::name).toList();
    return Fleet.of(found);
  }

  private <R extends Change<R, T>, T> ExitCode carryOut(
      Session session, FleetChange<R, T> unlimited) {
    credentials.check(!update.patching(), conduct.dryRun());
    FleetChange<R, T> change =
        conduct
            .named(pace.paced(unlimited.eachRequest(conduct::limited)))
            .listener(new FleetProgress(session.progress()::tell, names.size()));
    if (conduct.dryRun()) {
      FleetPlan<T> plan = planned(session, change);
      session.reporter().planned(plan);
      return ExitCode.ofFleet(plan.plans());
    }
    if (!conduct.force() && !session.attended()) {
      throw new GeuseMakerException(new RequestFailure.NobodyToAsk(String.join(", ", names)));
    }
    FleetResult<T> result = conduct.force() ? executed(session, change) : agreed(session, change);
    session.reporter().fleet(result, revealed(session, rotated(result)));
    report.write(session, result.report());
    result.failed().stream()
        .filter(FleetOutcome.Broken.class::isInstance)
        .map(outcome -> ((FleetOutcome.Broken<T>) outcome).defect())
        .forEach(defect -> TextReporter.defect(session.errors(), defect, output.verbose()));
    return ExitCode.ofFleet(result.outcomes());
  }

  private <R extends Change<R, T>, T> FleetPlan<T> planned(
      Session session, FleetChange<R, T> change) {
    return session.progress().during("Look at " + names.size() + " deployments", change::plan);
  }

  private <R extends Change<R, T>, T> FleetResult<T> executed(
      Session session, FleetChange<R, T> change) {
    return session.interruptible(notice(), change::execute);
  }

  private <R extends Change<R, T>, T> FleetResult<T> agreed(
      Session session, FleetChange<R, T> change) {
    FleetPlan<T> plan = planned(session, change);
    if (!conduct.named() && (!plan.canBegin() || isIdle(plan))) {
      return plan.execute();
    }
    session.reporter().aboutTo(plan);
    if (!session.agrees("Change these deployments now?")) {
      throw new GeuseMakerException(new RequestFailure.NotConfirmed(String.join(", ", names)));
    }
    return conduct.named()
        ? executed(session, change)
        : session.interruptible(notice(), plan::execute);
  }

  private static boolean isIdle(FleetPlan<?> plan) {
    return plan.plans().stream()
        .allMatch(
            outcome ->
                outcome instanceof FleetOutcome.Done<? extends Planned<?>> done
                    && done.result().plan().steps().isEmpty());
  }

  private static String notice() {
    return "Stopping: those at work undo what they did; press Ctrl-C again to leave it to"
        + " \"geusemaker recover\".";
  }

  /** Those of a fleet in which credentials changed. */
  private static Map<String, RotationResult> rotated(FleetResult<?> result) {
    Map<String, RotationResult> rotated = new LinkedHashMap<>();
    for (FleetOutcome.Done<?> done : result.done()) {
      if (done.result() instanceof RotationResult one && !one.credentialsRotated().isEmpty()) {
        rotated.put(done.deployment(), one);
      }
    }
    return rotated;
  }

  private Map<String, Map<CredentialId, Secret>> revealed(
      Session session, Map<String, RotationResult> rotated) {
    boolean mayAsk = !conduct.force() && !output.quiet() && !output.json();
    return credentials.shown(session, mayAsk, rotated, true);
  }
}
