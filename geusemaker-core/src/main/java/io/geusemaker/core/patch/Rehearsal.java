package io.geusemaker.core.patch;

import io.geusemaker.api.model.Finding;
import io.geusemaker.core.step.ImageChange;
import io.geusemaker.core.step.RehearsalRoom;
import io.geusemaker.core.step.RehearsePatch;
import io.geusemaker.core.step.RehearsedClient;
import io.geusemaker.core.survey.Environment;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A rehearsal of those images that can be rehearsed, on a copy of the stack's own database.
 *
 * @param replacement what each service runs before and after
 * @param services which of them are rehearsed
 */
record Rehearsal(ImageReplacement replacement, List<String> services) {

  /** Starting, migrating and decrypting takes more than idling. */
  private static final long MEMORY_MARGIN_KIB = 512 * 1024;

  private static final long DISK_MARGIN_KIB = 512 * 1024;

  Rehearsal {
    services = List.copyOf(services);
  }

  /** Why a service cannot be rehearsed. */
  static List<Finding> hindrances(Survey survey, ImageSurvey images, ServiceContainer container) {
    return hindrance(survey, images, container)
        .map(
            reason -> List.of(Finding.blocker("no-rehearsal", "it cannot be rehearsed: " + reason)))
        .orElse(List.of());
  }

  private static Optional<String> hindrance(
      Survey survey, ImageSurvey images, ServiceContainer container) {
    boolean n8n = container.service().equals(RunningServices.N8N);
    if (!n8n && !container.service().equals(RunningServices.POSTGRES)) {
      return Optional.of("only n8n and PostgreSQL can be");
    }
    if (images.database().isEmpty()) {
      return Optional.of("the stack has no database of its own that could be copied");
    }
    if (n8n && ImageSurveyor.ownDatabase(survey).isEmpty()) {
      return Optional.of("its database is not the stack's own");
    }
    // The copy always has a database that is booted from its environment.
    return Stream.of(Optional.of(container), survey.service(RunningServices.POSTGRES))
        .flatMap(Optional::stream)
        .distinct()
        .flatMap(service -> severalLines(service).stream())
        .findFirst();
  }

  private static Optional<String> severalLines(ServiceContainer container) {
    Environment environment = container.environment();
    return environment.names().stream()
        .filter(name -> environment.plain(name, "").contains("\n"))
        .findFirst()
        .map(
            name ->
                "the value of variable "
                    + name
                    + " of "
                    + container.service()
                    + " has several lines");
  }

  /** Of everything that is replaced and can be rehearsed; empty when there is nothing. */
  static Optional<Rehearsal> of(ImageReplacement replacement) {
    List<String> services =
        replacement.services().stream().filter(service -> isFree(replacement, service)).toList();
    return services.isEmpty()
        ? Optional.empty()
        : Optional.of(new Rehearsal(replacement, services));
  }

  private static boolean isFree(ImageReplacement replacement, String service) {
    ServiceContainer container = replacement.survey().services().get(service);
    return container != null
        && hindrance(replacement.survey(), replacement.images(), container).isEmpty();
  }

  /** The release of each service that is rehearsed. */
  Map<String, String> releases() {
    Map<String, String> releases = new TreeMap<>();
    services.forEach(service -> releases.put(service, replacement.change(service).versionAfter()));
    return releases;
  }

  /**
   * What the host has to have for it.
   *
   * @param pulledKib what is pulled before
   */
  RehearsalRoom room(long pulledKib) {
    List<String> doubled = new ArrayList<>(services);
    if (!doubled.contains(RunningServices.POSTGRES)) {
      doubled.add(RunningServices.POSTGRES);
    }
    long data = replacement.images().database().map(DatabaseFacts::sizeKib).orElse(0L);
    // Its copy, and the indexes that are built anew.
    return new RehearsalRoom(
        doubled, MEMORY_MARGIN_KIB, 2 * data + DISK_MARGIN_KIB + pulledKib, data);
  }

  /**
   * The step, on a dump of its own: the one that is restored when the patch fails is taken after
   * it, so that what was written meanwhile is in that.
   */
  RehearsePatch step() {
    return new RehearsePatch(
        replacement.layout(),
        releases(),
        replacement.survey().postgres().orElseThrow().role(),
        ImageSurveyor.database(replacement.survey()),
        databaseImage(),
        services.contains(RunningServices.N8N)
            ? ImageSurveyor.ownDatabase(replacement.survey())
                .map(
                    n8n ->
                        new RehearsedClient(
                            replacement.change(RunningServices.N8N).referenceAfter(),
                            QuietCopy.sql(n8n),
                            QuietCopy.rows(n8n)))
            : Optional.empty(),
        room(0));
  }

  /** The one that is to run, or else the one that runs. */
  private String databaseImage() {
    ImageChange change = replacement.changes().get(RunningServices.POSTGRES);
    if (change != null) {
      return change.referenceAfter();
    }
    ServiceContainer running = replacement.survey().services().get(RunningServices.POSTGRES);
    return running == null ? "" : running.imageId();
  }
}
