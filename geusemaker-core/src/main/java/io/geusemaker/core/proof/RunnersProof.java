package io.geusemaker.core.proof;

import io.geusemaker.api.model.Proof;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.HttpProbe;
import io.geusemaker.core.host.HttpProbe.Answer;
import io.geusemaker.core.host.Sections;
import java.util.Map;
import java.util.Optional;

/**
 * Asks n8n's task broker for a grant with each token, as a task runner does.
 *
 * @param credential the credential, as {@code service/name}
 * @param newToken what has to be accepted
 * @param oldToken what has to be refused, when it is known
 */
public record RunnersProof(String credential, Secret newToken, Optional<Secret> oldToken)
    implements N8nSecretProof {

  private static final int PATIENCE_SECONDS = 75;
  private static final Answer NONE = new Answer(0, "", "");

  @Override
  public RunnersProof withoutOld() {
    return new RunnersProof(credential, newToken, Optional.empty());
  }

  @Override
  public String text() {
    return """
        printf '%s' "$RUNNERS_PROBE" | docker exec -i "$(container_of n8n)" node - | section runners-proof
        """;
  }

  @Override
  public Script on(Script script) {
    HttpProbe probe = new HttpProbe(PATIENCE_SECONDS);
    probe.runner("new", newToken);
    oldToken.ifPresent(old -> probe.runner("old", old));
    return script.secret("RUNNERS_PROBE", probe.program());
  }

  @Override
  public Proof evaluate(Sections sections) {
    Map<String, Answer> answers = HttpProbe.answers(sections.required("runners-proof"));
    int fresh = answers.getOrDefault("new", NONE).status();
    if (fresh != 200) {
      throw unproven("the task broker answered the new token with " + fresh);
    }
    int old = answers.getOrDefault("old", NONE).status();
    if (oldToken.isPresent() && old != 403) {
      throw unproven("the task broker answered the old token with " + old);
    }
    return new Proof(
        credential,
        true,
        oldToken.isPresent() ? Proof.OldSecret.REFUSED : Proof.OldSecret.NOT_TESTED,
        "a grant from n8n's task broker",
        "");
  }
}
