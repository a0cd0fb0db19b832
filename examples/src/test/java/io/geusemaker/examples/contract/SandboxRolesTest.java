package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.model.RotationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("On the sandbox, roles of PostgreSQL")
final class SandboxRolesTest {

  private final RolesStack roles = new RolesStack();
  private final SandboxStack stack = roles.stack();

  @AfterEach
  void stop() {
    roles.close();
  }

  private static String fresh(RotationResult result, String credential) {
    return VariantContract.clear(result).getOrDefault(credential, "");
  }

  @Test
  void a_reporters_password_changes_where_it_is_used() {
    String own = stack.databasePassword();

    RotationResult result = stack.direct().rotate().role("reporter").execute();
    String password = fresh(result, "postgres/role-reporter");

    assertThat(result.credentialsRotated()).containsExactly("postgres/role-reporter");
    assertThat(stack.sandbox().postgresAccepts("reporter", password)).isTrue();
    assertThat(stack.sandbox().postgresAccepts("reporter", RolesStack.REPORTER)).isFalse();
    assertThat(stack.databaseAccepts(own)).isTrue();
    assertThat(roles.environment()).endsWith("REPORTER_PASSWORD=" + password + "\n");
    assertThat(roles.compose()).contains("reporter:${REPORTER_PASSWORD}@");
    assertThat(stack.storedPassword("Reports")).isEqualTo(password);
    assertThat(result.proofs())
        .singleElement()
        .satisfies(
            proof -> {
              assertThat(proof.newAccepted()).isTrue();
              assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
            });
    assertThat(stack.sandbox().unknownCalls()).isEmpty();
  }

  @Test
  void several_change_at_once_in_urls_and_a_pass_file() throws IOException {
    String before = roles.passFileText();

    RotationResult result =
        stack.direct().rotate().postgres().role("backup").role("reporter").execute();
    Map<String, String> fresh = VariantContract.clear(result);
    String own = fresh.getOrDefault("postgres/password", "");
    String backup = fresh.getOrDefault("postgres/role-backup", "");

    assertThat(fresh.keySet())
        .containsExactly("postgres/password", "postgres/role-backup", "postgres/role-reporter");
    assertThat(roles.passFileText())
        .isEqualTo(
            before
                .replace("p@ss\\:w\\\\rd+1", backup)
                .replaceFirst("geusemaker:[^:\n]*\n$", "geusemaker:" + own + "\n"));
    assertThat(Files.getPosixFilePermissions(roles.passFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(roles.compose())
        .contains("geusemaker:" + own + "@postgres/geusemaker?sslmode=disable\" # reads all\n")
        .contains("user=backup&password=" + backup);
    assertThat(stack.sandbox().postgresAccepts("backup", backup)).isTrue();
    assertThat(stack.sandbox().postgresAccepts("backup", RolesStack.BACKUP)).isFalse();
    assertThat(stack.databaseAccepts(own)).isTrue();
    assertThat(result.proofs())
        .hasSize(3)
        .allMatch(proof -> proof.oldRefused() == Proof.OldSecret.REFUSED);
    assertThat(result.warnings()).noneMatch(text -> text.contains("is not followed"));
  }

  @Test
  void a_rollback_brings_all_of_it_back() {
    Map<String, String> before = files();
    String own = stack.databasePassword();
    var ignored = stack.direct().rotate().postgres().role("backup").role("reporter").execute();

    var undone = stack.direct().rollback().execute();

    assertThat(undone.describe()).contains("postgres/role-backup");
    assertThat(files()).isEqualTo(before);
    assertThat(stack.sandbox().postgresAccepts("backup", RolesStack.BACKUP)).isTrue();
    assertThat(stack.sandbox().postgresAccepts("reporter", RolesStack.REPORTER)).isTrue();
    assertThat(stack.storedPassword("Reports")).isEqualTo(RolesStack.REPORTER);
    assertThat(stack.databaseAccepts(own)).isTrue();
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>(stack.projectFiles());
    files.remove(".geusemaker.lock");
    return files;
  }

  @Test
  void a_role_whose_users_are_not_known_is_rotated_and_says_so() {
    RotationResult result = stack.direct().rotate().role("auditor").execute();

    assertThat(stack.sandbox().postgresAccepts("auditor", fresh(result, "postgres/role-auditor")))
        .isTrue();
    assertThat(stack.sandbox().postgresAccepts("auditor", "nobody wrote it down")).isFalse();
    assertThat(result.warnings())
        .anyMatch(text -> text.contains("who uses it has to be told the new one"));
    assertThat(result.proofs())
        .extracting(Proof::oldRefused)
        .containsExactly(Proof.OldSecret.NOT_TESTED);

    RotationResult again = stack.direct().rotate().role("auditor").execute();

    assertThat(again.proofs())
        .extracting(Proof::oldRefused)
        .containsExactly(Proof.OldSecret.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, has no such role",
    "staff, cannot log in",
    "admin, is a superuser",
    "geusemaker, select postgres instead"
  })
  void what_cannot_be_rotated_is_refused(String role, String reason) {
    Map<String, String> before = files();

    assertThat(stack.direct().rotate().role(role).attempt().getLeft())
        .isInstanceOf(StackFailure.NotRotatable.class)
        .satisfies(failure -> assertThat(failure.what()).contains(reason));
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void two_roles_with_one_password_are_refused() {
    stack.query("ALTER ROLE auditor PASSWORD '" + RolesStack.REPORTER + "'");

    assertThat(stack.direct().rotate().role("reporter").attempt().getLeft().what())
        .contains("role auditor has the same password");
  }

  @Test
  void a_value_that_is_the_same_by_chance_is_refused() throws IOException {
    Path environment = stack.sandbox().runtimeEnv();
    Files.writeString(
        environment, Files.readString(environment) + "MAIL_PASSWORD=" + RolesStack.REPORTER + "\n");
    Map<String, String> before = files();

    assertThat(stack.direct().rotate().role("reporter").attempt().getLeft().what())
        .contains("MAIL_PASSWORD in ", "nothing there names the role");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void old_sessions_end_after_the_new_password_works_on_request() throws SQLException {
    try (Connection reporter = roles.session("reporter", RolesStack.REPORTER);
        Connection backup = roles.session("backup", RolesStack.BACKUP)) {
      RotationResult result = stack.direct().rotate().role("reporter").endSessions().execute();

      assertThat(RolesStack.isOpen(reporter)).isFalse();
      assertThat(RolesStack.isOpen(backup)).isTrue();
      assertThat(result.steps()).anyMatch(step -> step.id().equals("sessions.end"));
      assertThat(result.warnings()).contains("postgres: 1 session that logged in before was ended");
    }
  }

  @Test
  void n8n_has_a_session_when_those_of_its_role_were_ended() throws SQLException {
    try (Connection client = roles.session("geusemaker", stack.databasePassword());
        Connection reporter = roles.session("reporter", RolesStack.REPORTER)) {
      RotationResult result = stack.direct().rotate().postgres().endSessions().execute();

      assertThat(RolesStack.isOpen(client)).isFalse();
      assertThat(RolesStack.isOpen(reporter)).isTrue();
      assertThat(result.warnings()).anyMatch(text -> text.contains("that logged in before"));
      assertThat(stack.sandbox().n8nStatus("/healthz/readiness")).isEqualTo(200);
    }
  }

  @Test
  void sessions_stay_without_being_asked() throws SQLException {
    try (Connection reporter = roles.session("reporter", RolesStack.REPORTER)) {
      var ignored = stack.direct().rotate().role("reporter").execute();

      assertThat(RolesStack.isOpen(reporter)).isTrue();
    }
  }

  @Test
  void a_status_tells_where_they_live_and_what_was_last_proven() {
    var ignored = stack.direct().rotate().role("reporter").execute();

    assertThat(stack.direct().status().credentials())
        .filteredOn(one -> one.credential().equals("postgres/role-reporter"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.places())
                  .anyMatch(place -> place.startsWith("REPORTER_PASSWORD in "))
                  .anyMatch(place -> place.contains("\"Reports\""));
              assertThat(one.readers()).contains("ollama.REPORTS");
              assertThat(one.lastProof())
                  .hasValueSatisfying(
                      proof -> {
                        assertThat(proof.newAccepted()).isTrue();
                        assertThat(proof.oldRefused()).isEqualTo(Proof.OldSecret.REFUSED);
                      });
            });
    assertThat(stack.direct().status().credentials())
        .extracting(CredentialStatus::credential)
        .contains("postgres/role-auditor")
        .doesNotContain("postgres/role-staff", "postgres/role-admin");
  }
}
