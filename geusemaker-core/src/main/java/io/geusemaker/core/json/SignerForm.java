package io.geusemaker.core.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.geusemaker.api.model.Signer;

/** Tells the signers apart in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "signer")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Signer.Key.class, name = "key"),
  @JsonSubTypes.Type(value = Signer.Identity.class, name = "identity")
})
abstract class SignerForm {}
