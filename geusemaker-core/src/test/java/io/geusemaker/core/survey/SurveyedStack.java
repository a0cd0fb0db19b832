package io.geusemaker.core.survey;

import static io.geusemaker.core.host.FakeHost.prints;

import io.geusemaker.core.host.FakeHost;
import io.geusemaker.core.host.ScriptRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stack of n8n and PostgreSQL on a made-up host; tests change what docker says of it. */
final class SurveyedStack {

  static final String POSTGRES = "1".repeat(64);
  static final String N8N = "2".repeat(64);
  static final String NO_TROUBLE = ":";

  private static final String ROLE =
      "{\"version\":\"15.18\",\"role\":\"geusemaker\",\"verifier\":\"v\"}";
  private static final String ROWS =
      """
      {"row":"owner","id":"1","email":"owner@example.test","password":"hash","mfa":false}
      {"row":"credential","id":"c1","name":"PostgreSQL Local","data":"encrypted"}
      {"row":"count","users":1,"credentials":1,"workflows":0}""";
  private static final String LOGIN =
      """
      {"name":"version","status":0,"body":"1.123.4"}
      {"name":"login","status":401,"challenge":"","body":""}""";

  private final Path scratch;
  private final FakeHost host;
  private final Path project;
  private final List<String> postgres = new ArrayList<>(List.of("POSTGRES_USER=geusemaker"));
  private final List<String> n8n =
      new ArrayList<>(List.of("DB_TYPE=postgresdb", "DB_POSTGRESDB_HOST=postgres"));
  private final List<String> mounts = new ArrayList<>();

  SurveyedStack(Path scratch) throws IOException {
    this.scratch = scratch;
    this.host = new FakeHost(Files.createDirectory(scratch.resolve("host")));
    this.project = Files.createDirectory(scratch.resolve("project"));
    write("docker-compose.yml", "services:\n  n8n:\n    image: n8n\n  postgres:\n    image: p\n");
    n8n.add("N8N_ENCRYPTION_KEY=key");
    Path fstab = Files.writeString(scratch.resolve("fstab"), "# empty\n");
    host.rewriting("[ -f /etc/fstab ]", "[ -f " + fstab + " ]")
        .rewriting("/etc/fstab /proc/self", fstab + " /proc/self")
        .docker("version *", prints("24.0.7"))
        .docker(
            "ps *",
            prints(listed(N8N, "stack", "n8n") + "\n" + listed(POSTGRES, "stack", "postgres")))
        .docker("compose version --short", prints("2.26.1"))
        .docker("compose *config --format json", prints("{\"services\":{}}"))
        .docker("image inspect *", prints("[]"))
        .docker("inspect --format {{.Image}} *", prints("sha256:image"))
        .docker(
            "inspect --format {{println .Name}}*",
            prints("/stack-postgres-1\npostgres\ndatabase\n"))
        .docker("exec -i " + N8N + " node -", "cat >/dev/null\n" + prints(LOGIN));
    database(NO_TROUBLE, NO_TROUBLE);
  }

  FakeHost host() {
    return host;
  }

  Path project() {
    return project;
  }

  Path write(String name, String text) {
    try {
      Path file = project.resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs shell code before psql tells of the role, and before it tells n8n's rows. */
  SurveyedStack database(String beforeRole, String beforeRows) {
    host.docker(
        "exec -i " + POSTGRES + " psql *",
        """
        question=$(cat)
        printf '%%s\\n' "$question" >>"$here/questions"
        case $question in
          *pg_authid*) %s
            printf '%%s\\n' '%s' ;;
          *information_schema*)
            printf '%%s\\n' user credentials_entity workflow_entity ;;
          *) %s
            printf '%%s\\n' '%s' ;;
        esac"""
            .formatted(beforeRole, ROLE, beforeRows, ROWS));
    return this;
  }

  /** Sets under which name n8n reaches its database. */
  SurveyedStack databaseHost(String name) {
    n8n.remove("DB_POSTGRESDB_HOST=postgres");
    return n8nHas("DB_POSTGRESDB_HOST=" + name);
  }

  /** Names the role and the database in another way. */
  SurveyedStack postgresNames(String... variables) {
    postgres.clear();
    postgres.addAll(List.of(variables));
    return this;
  }

  SurveyedStack postgresHas(String variable) {
    postgres.add(variable);
    return this;
  }

  SurveyedStack n8nHas(String variable) {
    n8n.add(variable);
    return this;
  }

  /** Bind-mounts a place of the host into both containers. */
  SurveyedStack mount(Path source, String destination) {
    mounts.add(source + " " + destination);
    return this;
  }

  String listed(String id, String name, String service) {
    return String.join(
        "|",
        id,
        name,
        service,
        "2.26.1",
        project.toString(),
        project.resolve("docker-compose.yml").toString(),
        "",
        "running");
  }

  /** Everything that psql was asked. */
  String questions() throws IOException {
    return Files.readString(scratch.resolve("host/questions"));
  }

  ScriptRunner runner() {
    host.docker(
            "inspect " + N8N + "*",
            prints(
                "["
                    + inspected(N8N, "n8n", n8n)
                    + ","
                    + inspected(POSTGRES, "postgres", postgres)
                    + "]"))
        .docker("inspect --format {{range .Config.Env}}* " + N8N, prints(String.join("\n", n8n)))
        .docker(
            "inspect --format {{range .Config.Env}}* " + POSTGRES,
            prints(String.join("\n", postgres)));
    StringBuilder containers = new StringBuilder();
    StringBuilder fields = new StringBuilder();
    for (String id : List.of(N8N, POSTGRES)) {
      containers.append("container ").append(id).append(" 4711\n");
      mounts.forEach(mount -> containers.append("bind ").append(mount).append('\n'));
    }
    mounts.forEach(mount -> fields.append("bind|").append(mount.replace(' ', '|')).append('\n'));
    host.docker("inspect --format {{println \"container\"*", prints(containers.toString().strip()))
        .docker("inspect --format {{range .Mounts}}{{.Type}}*", prints(fields.toString().strip()));
    return new ScriptRunner(host);
  }

  Survey survey() {
    return HostSurveyor.survey(runner(), Optional.empty(), SurveyScope.WITH_KEYS);
  }

  private String inspected(String id, String service, List<String> variables) {
    StringBuilder mounted = new StringBuilder();
    for (String mount : mounts) {
      String[] fields = mount.split(" ", 2);
      mounted.append(mounted.isEmpty() ? "" : ",");
      mounted.append("{\"Source\":\"" + fields[0] + "\",\"Destination\":\"" + fields[1] + "\"}");
    }
    return """
        {"Id":"%s","Name":"/stack-%s-1","Image":"sha256:image","State":{"Status":"running"},
        "Mounts":[%s],"Config":{"Image":"%s","Env":["%s"],"Cmd":["run","--token","in-command"],
        "Labels":{"com.docker.compose.service":"%s"}},
        "NetworkSettings":{"Networks":{"stack_default":{"Aliases":["%s","database"]}}}}"""
        .formatted(
            id,
            service,
            mounted,
            service,
            String.join("\",\"", escaped(variables)),
            service,
            service);
  }

  private static List<String> escaped(List<String> texts) {
    return texts.stream().map(text -> text.replace("\"", "\\\"")).toList();
  }
}
