package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.survey.HostFile;
import io.geusemaker.core.survey.Survey;
import java.util.List;
import java.util.Optional;

/** Finds passwords in basic-auth files that were declared. */
final class BasicAuthFinder {

  private final Survey survey;
  private final Recorded recorded;
  private final List<String> warnings;

  BasicAuthFinder(Survey survey, Recorded recorded, List<String> warnings) {
    this.survey = survey;
    this.recorded = recorded;
    this.warnings = warnings;
  }

  /**
   * Finds one.
   *
   * @throws GeuseMakerException when the file is not there, has no line of the user or several, or
   *     another password than the one that was given
   */
  BasicAuthTarget find(BasicAuthFile declared) {
    HostFile file = survey.files().get(declared.path());
    if (file == null) {
      throw notRotatable(declared, "there is no file " + declared.path() + " on the host");
    }
    List<String> hashes = HtpasswdText.of(file.content()).hashes(declared.user());
    if (hashes.size() != 1) {
      throw notRotatable(
          declared,
          declared.path()
              + " has "
              + (hashes.isEmpty() ? "no line" : hashes.size() + " lines")
              + " of the user "
              + declared.user());
    }
    String hash = hashes.get(0);
    HtpasswdForm form = HtpasswdForm.of(hash);
    return new BasicAuthTarget(
        declared, file, form, Secret.of(hash), oldPassword(declared, form, hash));
  }

  /** What was given, else what is on record, if it is what the file has. */
  private Optional<Secret> oldPassword(BasicAuthFile declared, HtpasswdForm form, String hash) {
    Optional<Secret> given = declared.oldPassword();
    if (given.flatMap(password -> form.isOf(hash, password)).filter(is -> !is).isPresent()) {
      throw notRotatable(
          declared, "the old password that was given is not the one in " + declared.path());
    }
    if (given.isPresent()) {
      return given;
    }
    Optional<Secret> known = recorded.secret(declared.credential());
    Optional<Secret> old =
        known
            .filter(password -> form.isOf(hash, password).orElse(false))
            .or(() -> form.readable(hash));
    if (known.isPresent() && old.isEmpty()) {
      warnings.add(
          declared
              + " was changed by somebody else since: its password is not the one on record, and is"
              + " not tested");
    }
    return old;
  }

  static GeuseMakerException notRotatable(BasicAuthFile declared, String reason) {
    return new GeuseMakerException(
        new StackFailure.NotRotatable(declared.credential().toString(), reason));
  }
}
