package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.core.compose.FileEdit;
import io.geusemaker.core.proof.Evidence;
import io.geusemaker.core.proof.PostgresProof;
import io.geusemaker.core.step.FileChange;
import io.geusemaker.core.survey.N8nFacts;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Optional;

/** What opens the services at present, for changes that leave the credentials as they are. */
public final class PresentAccess {

  private PresentAccess() {}

  /**
   * The way into the database, with the password that works now.
   *
   * @param survey what is true on the host
   * @param recorded what is on record about the credentials
   * @return empty when the stack has no database, or its password could not be found
   */
  public static Optional<PostgresProof> database(Survey survey, Recorded recorded) {
    try {
      return new PostgresFinder(survey, CredentialSources.of(survey))
          .find(recorded.secret(PostgresTarget.CREDENTIAL))
          .flatMap(
              target ->
                  target.oldPassword().map(password -> target.proof(password, Optional.empty())));
    } catch (GeuseMakerException e) {
      return Optional.empty();
    }
  }

  /**
   * The rows that have to be there still.
   *
   * @param survey what is true on the host
   * @return empty when n8n's tables are not in the stack's own database
   */
  public static Optional<Evidence.RowCount> rows(Survey survey) {
    return survey
        .n8n()
        .filter(N8nFacts::ownDatabase)
        .flatMap(
            n8n ->
                survey
                    .postgres()
                    .map(
                        facts ->
                            new Evidence.RowCount(
                                facts.role(),
                                n8n.database(),
                                RowCountQuery.of(n8n),
                                n8n.rows(),
                                false)));
  }

  /**
   * Files that change, as a step writes them.
   *
   * @param survey what is true on the host
   * @param edits the edits
   * @return a change for each
   */
  public static List<FileChange> changes(Survey survey, List<FileEdit> edits) {
    return edits.stream().map(edit -> CredentialSources.change(survey, edit)).toList();
  }
}
