package io.geusemaker.core.survey;

import java.util.Set;

/**
 * What a survey looks at besides what every operation needs.
 *
 * @param files of the host that are no part of its compose project; absolute
 * @param issuedKeys the API keys that n8n has issued
 */
public record SurveyScope(Set<String> files, boolean issuedKeys) {

  /** The API keys too, and no further files. */
  public static final SurveyScope WITH_KEYS = new SurveyScope(Set.of(), true);

  /** Nothing besides. */
  public static final SurveyScope NARROW = new SurveyScope(Set.of(), false);

  /** Copies the set. */
  public SurveyScope {
    files = Set.copyOf(files);
  }
}
