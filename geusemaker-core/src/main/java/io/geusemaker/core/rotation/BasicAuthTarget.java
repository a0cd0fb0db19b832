package io.geusemaker.core.rotation;

import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.proof.HttpProof;
import io.geusemaker.core.survey.HostFile;
import java.util.Optional;

/**
 * A password in a basic-auth file of the host, as it is now.
 *
 * @param declared the file, the user, and how it is proven
 * @param file the file
 * @param hash what the user's line has
 * @param oldPassword the password that was hashed, when it is known
 */
record BasicAuthTarget(
    BasicAuthFile declared, HostFile file, Secret hash, Optional<Secret> oldPassword) {

  CredentialId credential() {
    return declared.credential();
  }

  /** Where it is, in words. */
  String place() {
    return declared.path() + ", the line of " + declared.user();
  }

  HttpProof proof(Optional<Secret> accepted, Optional<Secret> refused) {
    return new HttpProof(
        credential().toString(),
        declared.origin(),
        declared.check(),
        declared.check().isPresent() ? "" : "no URL was declared that asks for it",
        accepted,
        refused);
  }
}
