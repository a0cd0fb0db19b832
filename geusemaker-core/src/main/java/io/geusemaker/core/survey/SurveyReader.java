package io.geusemaker.core.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.host.HttpProbe;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.Sections.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the survey script's sections. */
final class SurveyReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> DATABASE_SETTINGS =
      List.of(
          "DB_TYPE",
          "DB_POSTGRESDB_HOST",
          "DB_POSTGRESDB_PORT",
          "DB_POSTGRESDB_USER",
          "DB_POSTGRESDB_DATABASE",
          "DB_POSTGRESDB_SCHEMA",
          "DB_TABLE_PREFIX");

  private final Sections sections;

  private SurveyReader(Sections sections) {
    this.sections = sections;
  }

  /**
   * Reads a survey.
   *
   * @throws IllegalArgumentException when the host's answers do not make sense
   */
  static Survey read(String host, Sections sections) {
    SurveyReader reader = new SurveyReader(sections);
    sections.required("end");
    Map<String, ServiceContainer> services = reader.services();
    return new Survey(
        host,
        reader.project(),
        services,
        reader.mounts(services),
        files(sections),
        ResolvedModel.environments(sections.required("resolved")),
        Long.parseLong(sections.required("disk-free-kib")),
        reader.postgres(),
        reader.n8n(services),
        reader.lock(),
        reader.unanswered(),
        reader.http());
  }

  private HttpFacts http() {
    Map<String, HttpFacts.Answer> services = new TreeMap<>();
    for (Section section : sections.all("http-service")) {
      String[] words = section.text().strip().split(" +", 3);
      boolean answered = words.length > 1 && words[1].matches("[0-9]{3}");
      services.put(
          words[0],
          new HttpFacts.Answer(
              answered ? Integer.parseInt(words[1]) : 0, words.length > 2 ? words[2] : ""));
    }
    return new HttpFacts(sections.text("curl").isPresent(), services);
  }

  private Optional<Survey.LockHolder> lock() {
    return sections
        .text("host-lock")
        .map(text -> text.split(" ", 2))
        .map(words -> new Survey.LockHolder(words[0], words.length > 1 ? words[1] : "somebody"));
  }

  private ComposeProject project() {
    return new ComposeProject(
        sections.required("project"),
        sections.required("directory"),
        lines(sections.required("compose-files")),
        lines(sections.required("env-files")),
        sections.required("compose"),
        sections.required("compose-version"));
  }

  private Map<String, ServiceContainer> services() {
    Map<String, JsonNode> images = new LinkedHashMap<>();
    for (JsonNode image : json("images", sections.required("images"))) {
      images.put(image.path("Id").asText(), image);
    }
    Map<String, ServiceContainer> services = new TreeMap<>();
    for (JsonNode container : json("containers", sections.required("containers"))) {
      JsonNode labels = container.path("Config").path("Labels");
      if (!labels.path("com.docker.compose.oneoff").asText().equals("True")) {
        ServiceContainer read = ContainerReader.read(container, images);
        services.merge(read.service(), read, (a, b) -> a.isUp() ? a : b);
      }
    }
    services.computeIfPresent("n8n", (service, container) -> withNamedFiles(container));
    return services;
  }

  /** How n8n reaches its database can stand in files that {@code *_FILE} variables name. */
  private ServiceContainer withNamedFiles(ServiceContainer n8n) {
    Environment environment = n8n.environment();
    for (String variable : DATABASE_SETTINGS) {
      Optional<String> named =
          environment.plain(variable).isPresent()
              ? Optional.empty()
              : environment.plain(variable + "_FILE").flatMap(path -> mounted(n8n, path));
      if (named.isPresent()) {
        environment = environment.with(variable, named.get());
      }
    }
    return n8n.with(environment);
  }

  private List<DataMount> mounts(Map<String, ServiceContainer> services) {
    List<DataMount> mounts = new ArrayList<>();
    for (Section section : sections.all("mount")) {
      String[] fields = section.text().split("\\|", 4);
      String service =
          services.values().stream()
              .filter(container -> container.containerId().equals(fields[0]))
              .map(ServiceContainer::service)
              .findFirst()
              .orElse("?");
      mounts.add(new DataMount(service, fields[1], fields[2], fields[3].strip()));
    }
    return mounts;
  }

  /** The files that a script printed, by the path that names them. */
  static Map<String, HostFile> files(Sections sections) {
    Map<String, HostFile> files = new LinkedHashMap<>();
    for (Section section : sections.all("file")) {
      String path = decoded(section.arguments().get(0));
      files.putIfAbsent(
          path,
          new HostFile(
              path,
              decoded(section.arguments().get(1)),
              section.arguments().get(2),
              section.base64()));
    }
    return files;
  }

  private Map<String, String> unanswered() {
    Map<String, String> unanswered = new TreeMap<>();
    for (String question : List.of(Survey.ROLE, Survey.TABLES)) {
      unanswered(question).ifPresent(reason -> unanswered.put(question, reason));
    }
    return unanswered;
  }

  private Optional<String> unanswered(String question) {
    return sections
        .text("unanswered." + question)
        .map(text -> text.replaceAll("\\s*\\R\\s*", "; "));
  }

  private Optional<PostgresFacts> postgres() {
    return sections
        .text(Survey.ROLE)
        .filter(text -> !text.isEmpty() && unanswered(Survey.ROLE).isEmpty())
        .map(
            text -> {
              JsonNode role = json("the database", lines(text).get(0));
              return new PostgresFacts(
                  role.path("version").asText(),
                  role.path("role").asText(),
                  sections.required("postgres-database"),
                  role.path("verifier").asText(""),
                  lines(text).stream()
                      .skip(1)
                      .map(line -> otherRole(json("the database", line)))
                      .toList(),
                  texts(role.path("terms")));
            });
  }

  private static RoleFacts otherRole(JsonNode role) {
    return new RoleFacts(
        role.path("role").asText(),
        role.path("verifier").asText(""),
        role.path("login").asBoolean(),
        role.path("superuser").asBoolean(),
        role.path("expired").asBoolean(),
        role.path("database").asText(""),
        role.path("acts_as").asText(""));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private Optional<N8nFacts> n8n(Map<String, ServiceContainer> services) {
    ServiceContainer container = services.get("n8n");
    if (container == null || sections.text("n8n-probe").isEmpty()) {
      return Optional.empty();
    }
    Map<String, HttpProbe.Answer> answers = HttpProbe.answers(sections.required("n8n-probe"));
    HttpProbe.Answer login = answers.getOrDefault("login", new HttpProbe.Answer(0, "", ""));
    HttpProbe.Answer version = answers.getOrDefault("version", new HttpProbe.Answer(0, "", ""));
    Environment environment = container.environment();
    return Optional.of(
        new N8nFacts(
            version.body(),
            login.status(),
            login.challenge().startsWith("Basic"),
            sections.text(Survey.TABLES).isPresent() && unanswered(Survey.TABLES).isEmpty(),
            environment.plain("DB_POSTGRESDB_DATABASE", "n8n"),
            environment.plain("DB_POSTGRESDB_SCHEMA", "public"),
            environment.plain("DB_TABLE_PREFIX", ""),
            owner(),
            storedCredentials("credential"),
            rows("count").findFirst().map(JsonNode::toString).orElse(""),
            encryptionKey(container),
            storedCredentials("qdrant-credential"),
            encrypted(),
            issuedKeys()));
  }

  private Stream<JsonNode> rows(String kind) {
    return lines(sections.text(Survey.TABLES).orElse("")).stream()
        .map(line -> json("n8n's tables", line))
        .filter(row -> row.path("row").asText().equals(kind));
  }

  private Optional<N8nFacts.Owner> owner() {
    return rows("owner")
        .filter(owner -> !owner.path("email").asText("").isEmpty())
        .filter(owner -> !owner.path("password").asText("").isEmpty())
        .map(
            owner ->
                new N8nFacts.Owner(
                    owner.path("id").asText(),
                    owner.path("email").asText(),
                    owner.path("password").asText(),
                    owner.path("mfa").asBoolean(false)))
        .findFirst();
  }

  private List<N8nFacts.StoredCredential> storedCredentials(String kind) {
    return rows(kind)
        .map(
            row ->
                new N8nFacts.StoredCredential(
                    row.path("id").asText(), row.path("name").asText(), row.path("data").asText()))
        .toList();
  }

  private EncryptedData encrypted() {
    return new EncryptedData(
        storedCredentials("stored-credential"),
        rows("encrypted-elsewhere").map(row -> row.path("place").asText()).toList(),
        rows("self-made")
            .map(
                row ->
                    new EncryptedData.SelfMade(
                        row.path("table").asText(), Secret.of(row.path("content").toString())))
            .toList());
  }

  private List<N8nFacts.IssuedKey> issuedKeys() {
    return rows("issued-key")
        .map(
            row ->
                new N8nFacts.IssuedKey(
                    row.path("id").asText(),
                    row.path("label").asText(),
                    Instant.ofEpochSecond(row.path("made").asLong()),
                    row.path("user").asText(""),
                    row.path("disabled").asBoolean(false),
                    row.path("audience").asText("public-api"),
                    scopes(row.path("scopes")),
                    Secret.of(row.path("key").asText(""))))
        .toList();
  }

  private static Optional<List<String>> scopes(JsonNode scopes) {
    return scopes.isArray()
        ? Optional.of(scopes.valueStream().map(JsonNode::asText).toList())
        : Optional.empty();
  }

  private Optional<Secret> encryptionKey(ServiceContainer container) {
    return container
        .environment()
        .secret("N8N_ENCRYPTION_KEY")
        .or(
            () ->
                container
                    .environment()
                    .plain("N8N_ENCRYPTION_KEY_FILE")
                    .flatMap(path -> mounted(container, path))
                    .map(Secret::of))
        .or(
            () ->
                sections
                    .text("n8n-config")
                    .map(text -> json("n8n's config", text).path("encryptionKey").asText(""))
                    .filter(key -> !key.isEmpty())
                    .map(Secret::of));
  }

  private Optional<String> mounted(ServiceContainer container, String path) {
    return container
        .hostPath(path)
        .map(source -> files(sections).get(source))
        .map(file -> new String(file.content(), StandardCharsets.UTF_8).strip());
  }

  private static JsonNode json(String what, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(what + " answered something else than expected");
    }
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
