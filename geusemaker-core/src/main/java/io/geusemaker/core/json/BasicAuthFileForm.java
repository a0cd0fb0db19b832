package io.geusemaker.core.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.geusemaker.api.secret.Secret;
import java.util.Optional;

/** Leaves the old password out of JSON: a request is kept in the clear. */
abstract class BasicAuthFileForm {

  @JsonIgnore
  abstract Optional<Secret> oldPassword();
}
