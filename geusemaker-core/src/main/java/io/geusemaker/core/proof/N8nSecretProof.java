package io.geusemaker.core.proof;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.Sections;

/** Evidence of one of the secrets that n8n uses by itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "proof")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SessionProof.class, name = "session"),
  @JsonSubTypes.Type(value = RunnersProof.class, name = "runners"),
  @JsonSubTypes.Type(value = EncryptionKeyProof.class, name = "encryption-key")
})
public sealed interface N8nSecretProof permits SessionProof, RunnersProof, EncryptionKeyProof {

  /**
   * The credential.
   *
   * @return as {@code service/name}
   */
  String credential();

  /**
   * The same without anything that has to be refused.
   *
   * @return a new value
   */
  N8nSecretProof withoutOld();

  /**
   * The commands that collect it.
   *
   * @return shell, after the common functions
   */
  String text();

  /**
   * Gives the commands what they need.
   *
   * @param script the script that they are in
   * @return a new script
   */
  Script on(Script script);

  /**
   * Judges.
   *
   * @param sections what the commands said
   * @return the evidence
   * @throws GeuseMakerException when it is not as it has to be
   */
  Proof evaluate(Sections sections);

  /** The failure that says what was seen instead. */
  default GeuseMakerException unproven(String observed) {
    return new GeuseMakerException(new OperationFailure.NotProven(credential(), observed));
  }
}
