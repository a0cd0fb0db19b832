package io.geusemaker.core.survey;

import static io.geusemaker.core.host.FakeHost.prints;
import static io.geusemaker.core.survey.SurveyedStack.N8N;
import static io.geusemaker.core.survey.SurveyedStack.NO_TROUBLE;
import static io.geusemaker.core.survey.SurveyedStack.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The services' answers to a survey")
class SurveyAnswersTest {

  private static final String COLLATION =
      "echo 'WARNING:  database \"geusemaker\" has a collation version mismatch' >&2";

  @TempDir private Path scratch = Path.of("");
  private SurveyedStack stack;

  @BeforeEach
  void prepare() throws IOException {
    stack = new SurveyedStack(scratch);
  }

  @Test
  void areReadAmongWarningsOfPsqlAndNode() {
    stack.database(COLLATION, COLLATION);
    stack
        .host()
        .docker(
            "exec -i " + N8N + " node -",
            "cat >/dev/null\necho '(node:7) Warning: deprecated' >&2\necho 'Debugger attached.'\n"
                + prints("{\"name\":\"login\",\"status\":401}"));

    Survey survey = stack.survey();

    assertThat(survey.postgres().map(PostgresFacts::version)).hasValue("15.18");
    assertThat(survey.n8n().map(N8nFacts::loginStatus)).hasValue(401);
    assertThat(survey.n8n().map(N8nFacts::ownDatabase)).hasValue(true);
    assertThat(survey.n8n().flatMap(N8nFacts::owner)).isPresent();
    assertThat(survey.unanswered()).isEmpty();
  }

  @Test
  void areKeptWithTheirTextWhenTheDatabaseRefuses() {
    stack.database(
        "echo 'psql: error: FATAL:  role \"geusemaker\" does not exist' >&2; exit 2", NO_TROUBLE);

    Survey survey = stack.survey();

    assertThat(survey.postgres()).isEmpty();
    assertThat(survey.unanswered(Survey.ROLE)).get().asString().contains("does not exist");
    assertThat(survey.n8n().map(N8nFacts::loginStatus)).as("n8n's own answer").hasValue(401);
  }

  @Test
  void doNotCountAsN8nsTablesWhenTheyStopHalfWay() {
    stack.database(NO_TROUBLE, "echo '{\"row\":\"owner\"}'; echo 'ERROR:  broken' >&2; exit 3");

    Survey survey = stack.survey();

    assertThat(survey.n8n().map(N8nFacts::ownDatabase)).hasValue(false);
    assertThat(survey.unanswered(Survey.TABLES)).hasValue("ERROR:  broken");
  }

  @Test
  void sayWhichTableIsMissing() {
    stack.n8nHas("DB_TABLE_PREFIX=n8n_");

    Survey survey = stack.survey();

    assertThat(survey.n8n().map(N8nFacts::ownDatabase)).hasValue(false);
    assertThat(survey.unanswered(Survey.TABLES))
        .hasValue("there is no table \"public\".\"n8n_user\" in database n8n");
  }

  @Test
  void comeFromATableInASchemaOfAnyName() throws IOException {
    stack.n8nHas("DB_POSTGRESDB_SCHEMA=n8n-prod \"it's\"");

    assertThat(stack.survey().n8n().map(N8nFacts::ownDatabase)).hasValue(true);
    assertThat(stack.questions())
        .contains("table_schema = 'n8n-prod \"it''s\"'")
        .contains("FROM \"n8n-prod \"\"it's\"\"\".\"credentials_entity\"");
  }

  @Test
  void areAskedForUnderAnAliasOfTheDatabaseToo() {
    stack.databaseHost("database");

    assertThat(stack.survey().n8n().map(N8nFacts::ownDatabase)).hasValue(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db.example.test", "data"})
  void areNotAskedForWhenN8nsDatabaseIsAnother(String host) {
    stack.databaseHost(host);

    assertThat(stack.survey().n8n().map(N8nFacts::ownDatabase)).hasValue(false);
    assertThat(stack.survey().unanswered()).isEmpty();
  }

  @Test
  void comeFromTheServiceAndNotFromAOneOffRunOfIt() {
    String oneOff = stack.listed("9".repeat(64), "stack", "postgres");
    String real =
        stack.listed(N8N, "stack", "n8n") + "\n" + stack.listed(POSTGRES, "stack", "postgres");
    stack
        .host()
        .docker("ps *", prints(oneOff + "\n" + real))
        .docker("ps *label=com.docker.compose.oneoff=False*", prints(real));

    assertThat(stack.survey().postgres()).isPresent();
  }

  @Test
  void areAskedForAsTheRoleAndInTheDatabaseThatFilesName() {
    stack
        .postgresNames("POSTGRES_USER_FILE=/run/secrets/user", "POSTGRES_DB_FILE=/run/secrets/db")
        .host()
        .docker("exec " + POSTGRES + " cat /run/secrets/user", prints("from-a-file"))
        .docker("exec " + POSTGRES + " cat /run/secrets/db", prints("a-database"));

    assertThat(stack.survey().postgres().map(PostgresFacts::database)).hasValue("a-database");
    assertThat(stack.host().calls())
        .anyMatch(call -> call.contains("-U from-a-file -d a-database"));
  }

  @Test
  void leaveComposesWarningsOutOfTheModel() {
    stack.write("runtime.env", "POSTGRES_PASSWORD=x\n");
    stack
        .host()
        .docker(
            "compose *config --format json",
            "case \"$*\" in *--env-file*) ;; *) exit 15 ;; esac\n"
                + "echo 'the attribute `version` is obsolete' >&2\n"
                + prints("{\"services\":{\"n8n\":{\"environment\":{\"A\":\"1\"}}}}"));

    Survey survey = stack.survey();

    assertThat(survey.resolved()).containsOnlyKeys("n8n");
    assertThat(survey.project().envFiles()).containsExactly(stack.project() + "/runtime.env");
  }

  @Test
  void areOfADatabaseThatFilesTellOf() throws IOException {
    Path names = Files.createDirectory(scratch.resolve("names"));
    Files.writeString(names.resolve("host"), "database\n");
    Files.writeString(names.resolve("user"), "geusemaker\n");
    stack
        .host()
        .docker("exec " + N8N + " cat /run/names/*", prints(""))
        .docker("exec " + N8N + " cat /run/names/host", prints("database"));
    Survey survey =
        stack
            .databaseHost("")
            .n8nHas("DB_POSTGRESDB_HOST_FILE=/run/names/host")
            .n8nHas("DB_POSTGRESDB_USER_FILE=/run/names/user")
            .mount(names, "/run/names")
            .survey();

    assertThat(survey.n8n().map(N8nFacts::ownDatabase)).hasValue(true);
    assertThat(survey.service("n8n").orElseThrow().environment().plain("DB_POSTGRESDB_USER"))
        .hasValue("geusemaker");
  }
}
