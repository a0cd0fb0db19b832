package io.geusemaker.core.proof;

import io.geusemaker.api.model.Proof;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.credential.N8nSession;
import io.geusemaker.core.host.HttpProbe;
import io.geusemaker.core.host.HttpProbe.Answer;
import io.geusemaker.core.host.Sections;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Presents n8n with a session of its owner, signed by each secret.
 *
 * @param credential the credential, as {@code service/name}
 * @param account whose session; empty when one cannot be made
 * @param newSecret what signs the one that has to be accepted
 * @param oldSecret what signs the one that has to be refused, when it is known
 */
public record SessionProof(
    String credential, Optional<Account> account, Secret newSecret, Optional<Secret> oldSecret)
    implements N8nSecretProof {

  private static final int PATIENCE_SECONDS = 75;
  private static final Answer NONE = new Answer(0, "", "");

  /**
   * An account of n8n without a second factor.
   *
   * @param id primary key
   * @param email the login
   * @param passwordHash the bcrypt hash that is stored when the proof is made
   */
  public record Account(String id, String email, Secret passwordHash) {}

  @Override
  public SessionProof withoutOld() {
    return new SessionProof(credential, account, newSecret, Optional.empty());
  }

  @Override
  public String text() {
    return account.isEmpty()
        ? ""
        : """
          printf '%s' "$SESSION_PROBE" | docker exec -i "$(container_of n8n)" node - | section session-proof
          """;
  }

  @Override
  public Script on(Script script) {
    if (account.isEmpty()) {
      return script;
    }
    HttpProbe probe = new HttpProbe(PATIENCE_SECONDS);
    probe.session("new", cookie(account.get(), newSecret));
    oldSecret.ifPresent(old -> probe.session("old", cookie(account.get(), old)));
    return script.secret("SESSION_PROBE", probe.program());
  }

  private static Secret cookie(Account account, Secret signing) {
    return N8nSession.cookie(
        account.id(), account.email(), account.passwordHash(), signing, Instant.now());
  }

  @Override
  public Proof evaluate(Sections sections) {
    if (account.isEmpty()) {
      return new Proof(
          credential,
          false,
          Proof.OldSecret.NOT_TESTED,
          "its container's environment",
          "n8n has no owner without a second factor, whose session could be tried");
    }
    Map<String, Answer> answers = HttpProbe.answers(sections.required("session-proof"));
    int fresh = answers.getOrDefault("new", NONE).status();
    if (fresh != 200) {
      throw unproven("a session signed with the new secret was answered with " + fresh);
    }
    int old = answers.getOrDefault("old", NONE).status();
    if (oldSecret.isPresent() && old != 401) {
      throw unproven("a session signed with the old secret was answered with " + old);
    }
    return new Proof(
        credential,
        true,
        oldSecret.isPresent() ? Proof.OldSecret.REFUSED : Proof.OldSecret.NOT_TESTED,
        "a session of " + account.get().email(),
        "");
  }
}
