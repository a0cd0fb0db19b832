package io.geusemaker.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialStatus;
import io.geusemaker.core.survey.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A report on credentials")
class CredentialReportTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static List<CredentialStatus> report(
      Survey survey, Duration rotatedBefore, Duration dueAfter) {
    return CredentialReport.of(
        survey,
        new Recorded(Map.of(), Map.of(PostgresTarget.CREDENTIAL, NOW.minus(rotatedBefore)), NOW),
        List.of(),
        Optional.of(dueAfter));
  }

  @Test
  void tellsWhereThePasswordLivesAndWhoReadsIt() {
    CredentialStatus password =
        CredentialReport.of(
                new StackSurvey().build(), Recorded.of(Map.of()), List.of(), Optional.empty())
            .get(0);

    assertThat(password.places())
        .containsExactly("role geusemaker", "POSTGRES_PASSWORD in /root/runtime.env");
    assertThat(password.readers())
        .containsExactly("n8n.DB_POSTGRESDB_PASSWORD", "postgres.POSTGRES_PASSWORD");
    assertThat(password.rotatedAt()).isEmpty();
    assertThat(password.due()).isFalse();
    assertThat(password.toString()).doesNotContain(StackSurvey.OLD);
  }

  @Test
  void isDueFromTheDayOn() {
    Survey survey = new StackSurvey().build();

    assertThat(report(survey, Duration.ofDays(30), Duration.ofDays(30)).get(0).due()).isTrue();
    assertThat(report(survey, Duration.ofDays(29), Duration.ofDays(30)).get(0).due()).isFalse();
    assertThat(report(survey, Duration.ofDays(29), Duration.ofDays(30)).get(0).dueAt())
        .contains(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void isDueWhenItWasNeverRotated() {
    CredentialStatus password =
        CredentialReport.of(
                new StackSurvey().build(),
                Recorded.of(Map.of()),
                List.of(),
                Optional.of(Duration.ofDays(3650)))
            .get(0);

    assertThat(password.due()).isTrue();
    assertThat(password.dueAt()).isEmpty();
  }

  @Test
  void tellsOfARotatorThatFailsAndOfAllTheRest() {
    Survey survey = new StackSurvey().container("search", "KEY=value", "serve").build();

    List<CredentialStatus> told =
        CredentialReport.of(
            survey,
            Recorded.of(Map.of()),
            List.of(),
            Optional.empty(),
            service -> {
              if (service.service().equals("search")) {
                throw new GeuseMakerException(new RequestFailure.Invalid("extension", "it failed"));
              }
              return List.of();
            });

    assertThat(told.get(0).credential()).isEqualTo("postgres/password");
    assertThat(told.get(told.size() - 1).credential()).isEqualTo("search/declared");
    assertThat(told.get(told.size() - 1).problem().orElseThrow()).contains("it failed");
  }

  @Test
  void saysWhyOneCannotBeRotated() {
    List<CredentialStatus> report =
        report(
            new StackSurvey().unanswered(Survey.ROLE, "FATAL: no role").build(),
            Duration.ofDays(1),
            Duration.ofDays(30));

    assertThat(report.get(0).problem().orElseThrow()).contains("FATAL: no role");
    assertThat(report.get(0).rotatedAt()).isPresent();
  }
}
