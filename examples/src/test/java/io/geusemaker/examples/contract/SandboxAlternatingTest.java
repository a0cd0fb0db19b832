package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.Rotation;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.Plan;
import io.geusemaker.api.model.PlannedStep;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RollbackResult;
import io.geusemaker.api.model.RotationResult;
import io.geusemaker.api.spi.Transport;
import io.geusemaker.examples.contract.Meddling.Moment;
import io.geusemaker.examples.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts are the survey, the new role, the files, the database, the containers, the old role's
 * password, and the proof.
 */
@DisplayName("On the sandbox, n8n changes over to a second role of PostgreSQL")
final class SandboxAlternatingTest {

  private static final String OWN = "geusemaker";
  private static final String CLONE = "geusemaker_clone";

  private final SandboxStack stack = new SandboxStack(Sandbox.start());
  private final String old = stack.databasePassword();

  @AfterEach
  void stop() {
    stack.close();
  }

  private Rotation rotation(Transport transport) {
    return stack.deployment().over(transport).rotate().postgres().alternating();
  }

  private RotationResult rotate() {
    return rotation(stack.sandbox().transport()).execute();
  }

  private boolean accepts(String role, String password) {
    return stack.sandbox().postgresAccepts(role, password);
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>(stack.projectFiles());
    files.remove(".geusemaker.lock");
    return files;
  }

  private static String password(RotationResult result) {
    return VariantContract.clear(result).getOrDefault("postgres/password", "");
  }

  @Test
  void and_back_the_next_time() {
    RotationResult first = rotate();
    String second = password(first);

    assertThat(accepts(CLONE, second)).isTrue();
    assertThat(accepts(OWN, old)).isFalse();
    assertThat(accepts(OWN, second)).as("the clone's password").isFalse();
    assertThat(stack.projectFiles().get("docker-compose.yml"))
        .contains("DB_POSTGRESDB_USER=" + CLONE);
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    assertThat(first.proofs())
        .singleElement()
        .satisfies(proof -> assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED));
    assertThat(
            stack.query("SELECT count(*) FROM pg_class WHERE relowner = '" + CLONE + "'::regrole"))
        .as("what the clone owns")
        .containsExactly("0");

    String third = password(rotate());

    assertThat(accepts(OWN, third)).isTrue();
    assertThat(accepts(CLONE, second)).isFalse();
    assertThat(stack.projectFiles().get("docker-compose.yml"))
        .contains("DB_POSTGRESDB_USER=" + OWN + "\n");
    assertThat(stack.sandbox().unknownCalls()).isEmpty();
  }

  @Test
  void and_stays_there_when_its_password_changes_without_it() {
    String second = password(rotate());

    RotationResult plain =
        stack.deployment().over(stack.sandbox().transport()).rotate().postgres().execute();

    assertThat(accepts(CLONE, password(plain))).isTrue();
    assertThat(accepts(CLONE, second)).isFalse();
    assertThat(stack.direct().status().describe()).contains("role " + CLONE);

    var undone = stack.direct().rollback().execute();

    assertThat(undone.describe()).contains("postgres/password");
    assertThat(accepts(CLONE, second)).isTrue();
  }

  @Test
  void and_back_by_a_rollback() {
    Map<String, String> before = files();
    String second = password(rotate());

    Plan plan = stack.direct().rollback().plan().plan();

    assertThat(plan.steps())
        .extracting(PlannedStep::toString)
        .anyMatch(step -> step.contains("give role " + OWN + " a password"))
        .anyMatch(step -> step.contains("take the password of role " + CLONE + " away"));
    assertThat(plan.changes())
        .anyMatch(change -> change.before().equals(CLONE) && change.after().equals(OWN));

    RollbackResult back = stack.direct().rollback().execute();

    assertThat(back.proofs())
        .singleElement()
        .satisfies(proof -> assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED));
    assertThat(files()).isEqualTo(before);
    assertThat(accepts(OWN, old)).isTrue();
    assertThat(accepts(CLONE, second)).isFalse();
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
    assertThat(stack.storedPassword("PostgreSQL Local")).isEqualTo(old);

    String third = password(rotate());

    assertThat(accepts(CLONE, third)).isTrue();
  }

  @Tag("long")
  @Test
  void and_back_over_what_came_after_it() {
    Map<String, String> before = files();
    String second = password(rotate());
    String third =
        password(
            stack.deployment().over(stack.sandbox().transport()).rotate().postgres().execute());

    var ignored = stack.direct().rollback().steps(2).execute();

    assertThat(files()).isEqualTo(before);
    assertThat(accepts(OWN, old)).isTrue();
    assertThat(accepts(CLONE, second)).isFalse();
    assertThat(accepts(CLONE, third)).isFalse();
  }

  @Tag("long")
  @Test
  void and_back_twice_over_both_turns() {
    Map<String, String> before = files();
    String second = password(rotate());
    String third = password(rotate());

    var ignored = stack.direct().rollback().steps(2).execute();

    assertThat(files()).isEqualTo(before);
    assertThat(accepts(OWN, old)).isTrue();
    assertThat(accepts(OWN, third)).isFalse();
    assertThat(accepts(CLONE, second)).isFalse();
  }

  @Test
  void unless_the_database_lets_in_roles_by_name_and_not_that_one() throws IOException {
    Map<String, String> before = files();
    String container = stack.containerId("n8n");
    letIn(OWN);

    assertThat(rotation(stack.sandbox().transport()).attempt().getLeft())
        .isInstanceOfSatisfying(
            OperationFailure.Undone.class,
            failure ->
                assertThat(failure.message())
                    .contains(
                        "PostgreSQL refuses role " + CLONE + " over the network",
                        "no pg_hba.conf entry for host",
                        "let pg_hba.conf let it in as it does " + OWN));

    assertAsBefore(before);
    assertThat(stack.containerId("n8n")).as("n8n's container").isEqualTo(container);

    letIn(OWN + "," + CLONE);
    var ignored = rotate();
    letIn(CLONE);
    Map<String, String> between = files();

    assertThat(rotation(stack.sandbox().transport()).attempt().getLeft().message())
        .contains("PostgreSQL refuses role " + OWN);
    assertThat(files()).isEqualTo(between);
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
  }

  /** Has the database let in these roles over the network, and no others. */
  private void letIn(String roles) throws IOException {
    Path rules = Path.of(stack.query("SELECT current_setting('hba_file')").get(0));
    Files.writeString(
        rules,
        Files.readString(rules)
            .replaceFirst(
                "(?m)^host all \\S+ 127.0.0.1/32", "host all " + roles + " 127.0.0.1/32"));
    var ignored = stack.query("SELECT pg_reload_conf()");
  }

  @Test
  void as_the_plan_says() {
    Plan plan = rotation(stack.sandbox().transport()).plan().plan();

    assertThat(plan.steps())
        .extracting(PlannedStep::id)
        .containsExactly(
            "login.prepare",
            "files.write",
            "database.change",
            "containers.recreate",
            "database.retire",
            "prove");
    assertThat(plan.changes())
        .anyMatch(change -> change.toString().contains(CLONE) && change.toString().contains(OWN));
    assertThat(stack.query("SELECT count(*) FROM pg_roles WHERE rolname = '" + CLONE + "'"))
        .containsExactly("0");
  }

  @Test
  void unless_its_password_is_left_out() {
    assertThat(stack.direct().rotate().n8n().alternating().attempt().getLeft())
        .isInstanceOfSatisfying(
            RequestFailure.Invalid.class,
            failure -> assertThat(failure.what()).contains("alternating roles"));
  }

  @Test
  void unless_that_role_is_somebody_elses() {
    var ignored = stack.query("CREATE ROLE " + CLONE + " LOGIN");

    assertThat(rotation(stack.sandbox().transport()).attempt().getLeft())
        .isInstanceOfSatisfying(
            StackFailure.NotRotatable.class,
            failure -> assertThat(failure.what()).contains("is not a clone of").contains(CLONE));
  }

  @ParameterizedTest(name = "and is led back when script {0} is cut off {1} it took effect")
  @CsvSource({"2, AFTER", "6, AFTER"})
  void isUndone(int script, Moment moment) {
    undoes(script, moment);
  }

  @Tag("long")
  @ParameterizedTest(name = "and is led back when script {0} is cut off {1} it took effect")
  @CsvSource({
    "3, AFTER",
    "4, BEFORE",
    "4, AFTER",
    "5, BEFORE",
    "5, AFTER",
    "6, BEFORE",
    "7, BEFORE",
    "7, AFTER"
  })
  void isUndoneAtOtherMoments(int script, Moment moment) {
    undoes(script, moment);
  }

  private void undoes(int script, Moment moment) {
    Map<String, String> before = files();

    assertThat(
            rotation(Meddling.cutOff(stack.sandbox().transport(), script, moment))
                .attempt()
                .getLeft())
        .isInstanceOf(OperationFailure.Undone.class);

    assertAsBefore(before);
  }

  private void assertAsBefore(Map<String, String> before) {
    assertThat(files()).isEqualTo(before);
    assertThat(accepts(OWN, old)).isTrue();
    assertThat(stack.query("SELECT count(*) FROM pg_roles WHERE rolname = '" + CLONE + "'"))
        .containsExactly("0");
    assertThat(stack.login(stack.ownerPassword())).isEqualTo(200);
  }

  @ParameterizedTest(name = "and is {2} by a recovery at script {0} (having run it: {1})")
  @CsvSource({"6, true, undone", "7, true, finished"})
  void isRecovered(int script, boolean ran, String outcome) {
    recovers(script, ran, outcome);
  }

  @Tag("long")
  @ParameterizedTest(name = "and is {2} by a recovery at script {0} (having run it: {1})")
  @CsvSource({
    "2, true, undone",
    "3, true, undone",
    "4, false, undone",
    "4, true, undone",
    "5, true, undone",
    "6, false, undone",
    "7, false, finished"
  })
  void isRecoveredAtOtherMoments(int script, boolean ran, String outcome) {
    recovers(script, ran, outcome);
  }

  private void recovers(int script, boolean ran, String outcome) {
    Map<String, String> before = files();
    Moment moment = ran ? Moment.AFTER : Moment.BEFORE;
    assertThatThrownBy(
            () -> rotation(Meddling.dying(stack.sandbox().transport(), script, moment)).execute())
        .isInstanceOf(Died.class);

    assertThat(stack.direct().recover().execute().describe()).contains(outcome);

    if (outcome.equals("undone")) {
      assertAsBefore(before);
    } else {
      assertThat(accepts(OWN, old)).isFalse();
    }
    assertThat(rotate().proofs()).hasSize(1);
  }
}
