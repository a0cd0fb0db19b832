package io.geusemaker.core.proof;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.FoundCredential;
import io.geusemaker.api.model.HttpCheck;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.host.Curl;
import io.geusemaker.core.host.SecretAnswer;
import java.util.Map;
import java.util.Optional;

/**
 * Tries a service's secret over HTTP from the host, or that of a proxy on the host.
 *
 * @param credential the credential, as {@code service/name}
 * @param service the compose service; for a proxy on the host its scheme, host and port
 * @param check how it is asked; empty when asking would show nothing
 * @param unchecked why asking would show nothing, or empty
 * @param newSecret what has to be accepted, when it is known
 * @param oldSecret what has to be refused, when it is known
 * @param inTables whether the service keeps the secret in its tables, so that no file brings it
 *     back, and its users can delete it
 */
public record HttpProof(
    String credential,
    String service,
    Optional<HttpCheck> check,
    String unchecked,
    Optional<Secret> newSecret,
    Optional<Secret> oldSecret,
    boolean inTables) {

  /**
   * The proof of a secret that a service reads from a file or a variable.
   *
   * @param credential the credential, as {@code service/name}
   * @param service the compose service; for a proxy on the host its scheme, host and port
   * @param check how it is asked; empty when asking would show nothing
   * @param unchecked why asking would show nothing, or empty
   * @param newSecret what has to be accepted, when it is known
   * @param oldSecret what has to be refused, when it is known
   */
  public HttpProof(
      String credential,
      String service,
      Optional<HttpCheck> check,
      String unchecked,
      Optional<Secret> newSecret,
      Optional<Secret> oldSecret) {
    this(credential, service, check, unchecked, newSecret, oldSecret, false);
  }

  HttpProof withoutOld() {
    return new HttpProof(
        credential, service, check, unchecked, newSecret, Optional.empty(), inTables);
  }

  /** Whether anything is asked. */
  boolean isTried() {
    return check.isPresent();
  }

  void ask(Curl curl) {
    check.ifPresent(
        how -> {
          newSecret.ifPresent(fresh -> curl.with(name("new"), service, how, fresh));
          oldSecret.ifPresent(old -> curl.with(name("old"), service, how, old));
          curl.without(name("none"), service, how);
        });
  }

  private String name(String attempt) {
    return credential + "." + attempt;
  }

  /** Which of the two works, as far as that can be tried. */
  FoundCredential.Answer classify(Map<String, Integer> answers) {
    if (newSecret.isEmpty()) {
      return classifyOld(answer(answers, "old"));
    }
    SecretAnswer fresh = answer(answers, "new");
    SecretAnswer old = oldSecret.isPresent() ? answer(answers, "old") : SecretAnswer.REFUSED;
    if (fresh == SecretAnswer.ACCEPTED) {
      return old == SecretAnswer.ACCEPTED
          ? FoundCredential.Answer.BOTH
          : FoundCredential.Answer.ONLY_NEW;
    }
    if (old == SecretAnswer.ACCEPTED) {
      return FoundCredential.Answer.ONLY_OLD;
    }
    if (fresh == SecretAnswer.REFUSED && oldSecret.isEmpty()) {
      return FoundCredential.Answer.ONLY_OLD;
    }
    return fresh == SecretAnswer.REFUSED && old == SecretAnswer.REFUSED
        ? FoundCredential.Answer.NEITHER
        : FoundCredential.Answer.NO_ANSWER;
  }

  /** The new one is known to nobody here: it is what works when the old one does not. */
  private static FoundCredential.Answer classifyOld(SecretAnswer old) {
    return switch (old) {
      case ACCEPTED -> FoundCredential.Answer.ONLY_OLD;
      case REFUSED -> FoundCredential.Answer.ONLY_NEW;
      case UNCLEAR -> FoundCredential.Answer.NO_ANSWER;
    };
  }

  Proof evaluate(Map<String, Integer> answers) {
    if (check.isEmpty()) {
      return new Proof(
          credential, false, Proof.OldSecret.NOT_TESTED, "its container's environment", unchecked);
    }
    if (newSecret.isPresent()) {
      demand(answers, "new", SecretAnswer.ACCEPTED, "the new secret");
    }
    if (oldSecret.isPresent()) {
      demand(answers, "old", SecretAnswer.REFUSED, "the old secret");
    }
    demand(answers, "none", SecretAnswer.REFUSED, "a request without a secret");
    return new Proof(
        credential,
        newSecret.isPresent(),
        oldSecret.isPresent() ? Proof.OldSecret.REFUSED : Proof.OldSecret.NOT_TESTED,
        "HTTP from the host",
        check.get().toString());
  }

  private void demand(
      Map<String, Integer> answers, String attempt, SecretAnswer wanted, String what) {
    if (answer(answers, attempt) != wanted) {
      int status = answers.getOrDefault(name(attempt), 0);
      throw new GeuseMakerException(
          new OperationFailure.NotProven(
              credential, what + " was answered with " + SecretAnswer.inWords(status)));
    }
  }

  private SecretAnswer answer(Map<String, Integer> answers, String attempt) {
    return check
        .map(how -> SecretAnswer.of(how, answers.getOrDefault(name(attempt), 0)))
        .orElse(SecretAnswer.UNCLEAR);
  }
}
