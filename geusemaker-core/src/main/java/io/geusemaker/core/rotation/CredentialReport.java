package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.EnvSecret;
import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.PostgresFacts;
import io.geusemaker.core.survey.RoleFacts;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tells of the credentials that can be rotated where they live, who reads them, and their age. */
public final class CredentialReport {

  private static final String STORED = "n8n's stored credential ";

  private final Survey survey;
  private final Recorded recorded;
  private final Optional<Duration> dueAfter;
  private final List<CredentialStatus> credentials = new ArrayList<>();

  private CredentialReport(Survey survey, Recorded recorded, Optional<Duration> dueAfter) {
    this.survey = survey;
    this.recorded = recorded;
    this.dueAfter = dueAfter;
  }

  /**
   * Tells of each; one that cannot be rotated as things are is told of with the reason.
   *
   * @param survey what is true on the host
   * @param recorded what is on record about the credentials
   * @param files passwords in basic-auth files that were rotated from here
   * @param dueAfter the age from which one is due; empty when none is
   * @return the database's first
   */
  public static List<CredentialStatus> of(
      Survey survey, Recorded recorded, List<BasicAuthFile> files, Optional<Duration> dueAfter) {
    return of(survey, recorded, files, dueAfter, ServiceRotators::of);
  }

  static List<CredentialStatus> of(
      Survey survey,
      Recorded recorded,
      List<BasicAuthFile> files,
      Optional<Duration> dueAfter,
      Function<ServiceContainer, List<EnvSecret>> rotators) {
    CredentialReport report = new CredentialReport(survey, recorded, dueAfter);
    report.database();
    report.roles();
    report.login();
    report.keys(
        RotationRequest.QDRANT,
        QdrantKeys::areSet,
        QdrantKeys.KEY,
        (sources, qdrant) -> new QdrantKeys(survey, sources, new ArrayList<>()).find(qdrant));
    report.keys(
        RotationRequest.CRAWL4AI,
        Crawl4aiKeys::areSet,
        Crawl4aiKeys.TOKEN,
        (sources, crawl4ai) -> new Crawl4aiKeys(survey, sources, new ArrayList<>()).find(crawl4ai));
    report.n8nSecrets();
    report.issuedKeys();
    survey.services().values().forEach(service -> report.declaredOf(service, rotators));
    files.forEach(report::basicAuth);
    return List.copyOf(report.credentials);
  }

  private void database() {
    if (survey.service(PostgresFinder.SERVICE).isEmpty()) {
      return;
    }
    try {
      CredentialSources sources = CredentialSources.of(survey);
      new PostgresFinder(survey, sources)
          .find(recorded.secret(PostgresTarget.CREDENTIAL))
          .ifPresent(
              target -> {
                List<String> places = new ArrayList<>();
                places.add("role " + target.login().role());
                target.sources().forEach(source -> places.add(sources.describe(source)));
                target.places().forEach(place -> places.add(place.describe()));
                target.copies().found().forEach(c -> places.add(STORED + c));
                add(PostgresTarget.CREDENTIAL, places, readers(sources, target.everywhere()));
              });
    } catch (GeuseMakerException e) {
      addUnfit(PostgresTarget.CREDENTIAL, e);
    }
  }

  /** Tells of the further roles that somebody can log in as. */
  private void roles() {
    List<RoleFacts> others = survey.postgres().map(PostgresFacts::others).orElse(List.of());
    for (RoleFacts role : others) {
      if (!role.name().contains("/")
          && role.login()
          && !role.superuser()
          && !role.expired()
          && !role.verifier().isEmpty()
          && !role.isCloneOf(survey.postgres().orElseThrow().role())) {
        role(role.name());
      }
    }
  }

  private void role(String name) {
    CredentialId id = RoleTarget.credential(name);
    try {
      CredentialSources sources = CredentialSources.of(survey);
      RoleTarget target = new RoleFinder(survey, sources, recorded).find(name);
      List<String> places = new ArrayList<>();
      places.add("role " + name);
      target.places().forEach(place -> places.add(place.describe()));
      target.copies().found().forEach(copy -> places.add(STORED + copy));
      add(id, places, readers(sources, target.sources()));
    } catch (GeuseMakerException e) {
      addUnfit(id, e);
    }
  }

  private void login() {
    if (survey.service(PostgresFinder.N8N).isEmpty()) {
      return;
    }
    try {
      CredentialSources sources = CredentialSources.of(survey);
      new N8nFinder(survey, sources)
          .find(new ArrayList<>())
          .ifPresent(
              target -> {
                List<ValueSource> source = RestartPlan.source(target).stream().toList();
                List<String> places = new ArrayList<>();
                if (target.storedHash().isPresent()) {
                  places.add("password hash of " + target.user() + " in n8n's tables");
                }
                source.forEach(one -> places.add(sources.describe(one)));
                add(target.credential(), places, readers(sources, source));
              });
    } catch (GeuseMakerException e) {
      addUnfit(N8nTarget.OwnerAccount.CREDENTIAL, e);
    }
  }

  /** Of the encryption key only once it was rotated: many deployments never do. */
  private void n8nSecrets() {
    Optional<ServiceContainer> n8n = survey.service(RotationRequest.N8N);
    for (RequestedCredential which : RequestedCredential.values()) {
      boolean told =
          which != RequestedCredential.ENCRYPTION_KEY
              || recorded.rotated().containsKey(which.credential());
      if (told && n8n.filter(found -> N8nSecrets.isThere(which, found)).isPresent()) {
        found(
            which.credential(),
            sources -> List.of(new N8nSecrets(survey, sources, new ArrayList<>()).find(which)));
      }
    }
  }

  private void issuedKeys() {
    for (N8nFacts.IssuedKey key : survey.n8n().map(N8nFacts::issuedKeys).orElse(List.of())) {
      CredentialId id = key.credential();
      Instant issued = recorded.rotated().getOrDefault(id, key.made());
      Optional<Instant> dueAt = dueAfter.map(issued::plus);
      credentials.add(
          new CredentialStatus(
              id.toString(),
              List.of("n8n's API key " + key + ", made " + key.made()),
              List.of(),
              Optional.of(issued),
              dueAt,
              dueAt.filter(at -> !at.isAfter(recorded.now())).isPresent(),
              Optional.empty()));
    }
  }

  /** Tells of those of a service that is there and has one. */
  private void keys(
      String service,
      Predicate<ServiceContainer> areSet,
      CredentialId unfit,
      BiFunction<CredentialSources, ServiceContainer, List<SecretTarget>> finder) {
    Optional<ServiceContainer> container = survey.service(service).filter(areSet);
    if (container.isEmpty()) {
      return;
    }
    found(unfit, sources -> finder.apply(sources, container.get()));
  }

  /** A rotator that fails is told of, and keeps nobody from seeing the rest. */
  private void declaredOf(
      ServiceContainer container, Function<ServiceContainer, List<EnvSecret>> rotators) {
    try {
      rotators.apply(container).forEach(this::declared);
    } catch (GeuseMakerException e) {
      addUnfit(new CredentialId(container.service(), "declared"), e);
    }
  }

  /** Tells of one that a rotator declares. */
  private void declared(EnvSecret secret) {
    found(secret.credential(), sources -> List.of(new SecretFinder(survey, sources).find(secret)));
  }

  /** Tells of one in a file that nothing in the project names. */
  private void basicAuth(BasicAuthFile declared) {
    try {
      BasicAuthTarget target =
          new BasicAuthFinder(survey, recorded, new ArrayList<>()).find(declared);
      add(target.credential(), List.of(target.place()), target.readers());
    } catch (GeuseMakerException e) {
      addUnfit(declared.credential(), e);
    }
  }

  private void found(CredentialId unfit, Function<CredentialSources, List<SecretTarget>> finder) {
    try {
      CredentialSources sources = CredentialSources.of(survey);
      for (SecretTarget target : finder.apply(sources)) {
        List<String> places = new ArrayList<>();
        places.add(sources.describe(target.source()));
        target.copies().found().forEach(copy -> places.add(STORED + copy));
        add(target.credential(), places, readers(sources, List.of(target.source())));
      }
    } catch (GeuseMakerException e) {
      addUnfit(unfit, e);
    }
  }

  private static List<String> readers(CredentialSources sources, List<ValueSource> places) {
    return places.stream()
        .flatMap(place -> sources.uses(place).stream())
        .map(use -> use.service() + "." + use.variable())
        .distinct()
        .sorted()
        .toList();
  }

  private void add(CredentialId id, List<String> places, List<String> readers) {
    credentials.add(status(id, places, readers, Optional.empty()));
  }

  private void addUnfit(CredentialId id, GeuseMakerException e) {
    String problem =
        e.failure() instanceof StackFailure.NotRotatable unfit
            ? unfit.reason()
            : e.failure().what();
    credentials.add(status(id, List.of(), List.of(), Optional.of(problem)));
  }

  private CredentialStatus status(
      CredentialId id, List<String> places, List<String> readers, Optional<String> problem) {
    Optional<Instant> rotated = Optional.ofNullable(recorded.rotated().get(id));
    Optional<Instant> dueAt = dueAfter.flatMap(age -> rotated.map(at -> at.plus(age)));
    boolean due = dueAfter.isPresent() && dueAt.map(at -> !at.isAfter(recorded.now())).orElse(true);
    return new CredentialStatus(id.toString(), places, readers, rotated, dueAt, due, problem);
  }
}
