package io.geusemaker.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.survey.Preconditions;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A plan to rotate the database password")
class AdviceTest {

  @Test
  void warnsOfNothingThatIsFollowed() {
    assertThat(warnings(new StackSurvey()))
        .noneMatch(warning -> warning.contains("not refreshed"))
        .noneMatch(warning -> warning.contains("clients"))
        .noneMatch(warning -> warning.contains("holds the old password"));
  }

  @Test
  void saysWhenN8nsStoredCopiesCouldNotBeRead() {
    assertThat(warnings(new StackSurvey().unanswered(Survey.TABLES, "ERROR: no such schema")))
        .anyMatch(
            warning ->
                warning.contains("not refreshed") && warning.contains("ERROR: no such schema"));
  }

  @ParameterizedTest
  @CsvSource({"sqlite, ''", "postgresdb, db.example.test", "mysqldb, postgres"})
  void saysWhenNoN8nLogsInAsTheRole(String type, String host) {
    assertThat(warnings(new StackSurvey().n8nOn(type, host)))
        .anyMatch(warning -> warning.contains("no n8n logs in as role geusemaker"))
        .anyMatch(warning -> warning.contains("tables are not in the stack's own PostgreSQL"));
  }

  @Test
  void namesContainersThatHoldTheOldPasswordElsewhere() {
    List<String> warnings =
        warnings(
            new StackSurvey()
                .container("backup", "PGPASSWORD=" + StackSurvey.OLD, "")
                .container("exporter", "A=b", "--dsn postgres://u:" + StackSurvey.OLD + "@db/x"));

    assertThat(warnings)
        .anyMatch(text -> text.contains("container of backup") && text.contains("PGPASSWORD"))
        .anyMatch(text -> text.contains("container of exporter") && text.contains("its command"))
        .noneMatch(text -> text.contains("container of n8n"))
        .noneMatch(text -> text.contains("container of postgres"))
        .noneMatch(text -> text.contains(StackSurvey.OLD));
  }

  @Test
  void isRefusedWithPsqlsOwnWordsWhenTheDatabaseDidNotAnswer() {
    Failure failure =
        catchThrowableOfType(
                GeuseMakerException.class,
                () -> warnings(new StackSurvey().unanswered(Survey.ROLE, "FATAL: no role \"g\"")))
            .failure();

    assertThat(failure).isInstanceOf(StackFailure.DatabaseUnreadable.class);
    assertThat(failure.code()).isEqualTo("stack.database-unreadable");
    assertThat(failure.what()).contains("FATAL: no role \"g\"");
  }

  @Test
  void needsRoomForItsFiles() {
    Preconditions.require(new StackSurvey().diskFree(1024).build());

    GeuseMakerException refused =
        catchThrowableOfType(
            GeuseMakerException.class,
            () -> Preconditions.require(new StackSurvey().diskFree(1023).build()));

    assertThat(refused.failure()).isEqualTo(new StackFailure.DiskFull("/root", 1023));
  }

  private static List<String> warnings(StackSurvey stack) {
    RotationRequest request =
        RotationRequest.only(new DeploymentName("my-dev-stack"), List.of("postgres"));
    return RotationProposal.of(request, stack.build(), Recorded.of(Map.of())).plan().warnings();
  }
}
