package io.geusemaker.core.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a version of a credential stands in its life. */
public enum CredentialStage {
  /** Made and durable, perhaps already on the host, not yet proven. */
  @JsonProperty("pending")
  PENDING,
  /** Proven to open its service, or found on the host. */
  @JsonProperty("current")
  CURRENT,
  /** Was current. */
  @JsonProperty("previous")
  PREVIOUS,
  /** Was pending when another became pending; kept in case the host has it after all. */
  @JsonProperty("abandoned")
  ABANDONED
}
