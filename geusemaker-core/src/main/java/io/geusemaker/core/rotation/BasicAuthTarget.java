package io.geusemaker.core.rotation;

import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.proof.HttpProof;
import io.geusemaker.core.survey.HostFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A password in a basic-auth file of the host, as it is now.
 *
 * @param declared the file, the user, and how it is proven
 * @param file the file
 * @param form the form of what the user's line has
 * @param hash what the user's line has
 * @param oldPassword the password that was hashed, when it is known
 */
record BasicAuthTarget(
    BasicAuthFile declared,
    HostFile file,
    HtpasswdForm form,
    Secret hash,
    Optional<Secret> oldPassword) {

  CredentialId credential() {
    return declared.credential();
  }

  /** Where it is, in words. */
  String place() {
    return declared.path() + ", the line of " + declared.user();
  }

  /** Who asks for it, as far as that was declared. */
  List<String> readers() {
    return declared.url().map(url -> "the proxy that asks at " + url).stream().toList();
  }

  /**
   * Refuses to put a bcrypt hash where there was none before, if nothing would show that the proxy
   * does not take it.
   */
  void requireProofOfNewForm() {
    if (form != HtpasswdForm.BCRYPT && declared.url().isEmpty()) {
      throw BasicAuthFinder.notRotatable(
          declared,
          place()
              + ", has "
              + form.words()
              + ": it would get a bcrypt hash, which not every proxy takes, and without a URL that"
              + " asks for the password nothing would show whether this one does");
    }
  }

  /** What people should know before it is replaced by a new password. */
  List<String> advice() {
    List<String> advice = new ArrayList<>();
    if (form != HtpasswdForm.BCRYPT) {
      advice.add(
          place()
              + ", has "
              + form.words()
              + ": it gets a bcrypt hash ($2a$), and the proof shows whether the proxy takes it");
    }
    if (declared.url().isEmpty()) {
      advice.add(
          declared
              + ": no URL was declared that asks for it, so nothing is proven, neither that the new"
              + " one is accepted nor that the old one is refused");
    } else if (oldPassword.isEmpty()) {
      advice.add(
          declared
              + ": the host has only a hash of the old one, so that it is refused afterwards is not"
              + " proven; give it with the request to have it tried");
    }
    return advice;
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
