package io.geusemaker.core.proof;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.FoundCredential;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.HttpProbe;
import io.geusemaker.core.host.HttpProbe.Answer;
import io.geusemaker.core.host.Sections;
import java.util.Map;
import java.util.Optional;

/**
 * Logs in to n8n over HTTP. Few calls: n8n allows five a minute, successful ones included.
 *
 * @param credential the credential, as {@code service/name}
 * @param basicAuth whether HTTP basic authentication is asked for, instead of an account
 * @param user the user or email
 * @param newPassword what has to be accepted, when it is known
 * @param oldPassword what has to be refused, when it is known
 */
public record N8nProof(
    String credential,
    boolean basicAuth,
    String user,
    Optional<Secret> newPassword,
    Optional<Secret> oldPassword) {

  private static final int PATIENCE_SECONDS = 75;
  private static final String MFA_WANTED = "\"code\":998";

  N8nProof withoutOld() {
    return new N8nProof(credential, basicAuth, user, newPassword, Optional.empty());
  }

  /** Which of the two works, as far as that can be tried. */
  FoundCredential.Answer classify(Sections sections) {
    Map<String, Answer> answers =
        sections
            .text("n8n-proof")
            .filter(text -> !text.isEmpty())
            .map(HttpProbe::answers)
            .orElse(Map.of());
    Answer none = new Answer(0, "", "");
    Answer fresh = answers.getOrDefault("new", none);
    Answer old = answers.getOrDefault("old", none);
    if (accepts(fresh) && accepts(old)) {
      return FoundCredential.Answer.BOTH;
    }
    if (accepts(fresh) || accepts(old)) {
      return accepts(fresh) ? FoundCredential.Answer.ONLY_NEW : FoundCredential.Answer.ONLY_OLD;
    }
    boolean refused = fresh.status() == 401 && (oldPassword.isEmpty() || old.status() == 401);
    if (refused && oldPassword.isEmpty()) {
      return FoundCredential.Answer.ONLY_OLD;
    }
    return refused ? FoundCredential.Answer.NEITHER : FoundCredential.Answer.NO_ANSWER;
  }

  Script on(Script script) {
    return on(script, PATIENCE_SECONDS);
  }

  Script on(Script script, int patienceSeconds) {
    HttpProbe probe = new HttpProbe(patienceSeconds);
    newPassword.ifPresent(fresh -> ask(probe, "new", fresh));
    oldPassword.ifPresent(old -> ask(probe, "old", old));
    return script.secret("PROBE", probe.program());
  }

  private void ask(HttpProbe probe, String name, Secret password) {
    if (basicAuth) {
      probe.basic(name, user, password);
    } else {
      probe.login(name, user, password);
    }
  }

  Proof evaluate(Sections sections) {
    Map<String, Answer> answers = HttpProbe.answers(sections.required("n8n-proof"));
    Answer fresh = answers.getOrDefault("new", new Answer(0, "", ""));
    if (newPassword.isPresent() && !accepts(fresh)) {
      throw unproven("the new password was answered with " + inWords(fresh));
    }
    if (oldPassword.isPresent()) {
      Answer old = answers.getOrDefault("old", new Answer(0, "", ""));
      if (old.status() != 401 || accepts(old)) {
        throw unproven("the old password was answered with " + inWords(old));
      }
    }
    return new Proof(
        credential,
        newPassword.isPresent(),
        oldPassword.isPresent() ? Proof.OldSecret.REFUSED : Proof.OldSecret.NOT_TESTED,
        "HTTP login",
        detail(fresh));
  }

  private String detail(Answer fresh) {
    if (newPassword.isEmpty()) {
      return "its password is not known here, only its hash";
    }
    return fresh.status() == 200 ? "" : "a second factor was asked for, so the password was right";
  }

  private static boolean accepts(Answer answer) {
    return answer.status() == 200 || (answer.status() == 401 && wantsSecondFactor(answer));
  }

  private static boolean wantsSecondFactor(Answer answer) {
    return answer.body().replace(" ", "").contains(MFA_WANTED);
  }

  private static String inWords(Answer answer) {
    return switch (answer.status()) {
      case 0 -> "no connection";
      case 200 -> "200, accepted";
      case 401 -> "401, refused";
      case 429 -> "429: n8n's login limit is used up, try again in a few minutes";
      default -> String.valueOf(answer.status());
    };
  }

  private GeuseMakerException unproven(String observed) {
    return new GeuseMakerException(new OperationFailure.NotProven(credential, observed));
  }
}
