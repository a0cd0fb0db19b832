package io.geusemaker.core.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;

/** One service: what its actions do. Actions are performed one after the other. */
interface AwsService {

  /** How the targets of its actions begin, such as {@code TrentService}. */
  String target();

  /** How its IAM actions begin, such as {@code kms}. */
  String prefix();

  /** What its messages are held to. */
  ServiceModel model();

  /**
   * Performs an action.
   *
   * @throws Refusal for an error
   */
  JsonNode perform(String action, JsonNode request);
}
