package io.geusemaker.core.proof;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.FoundCredential;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tries passwords over TCP from a container of its own, because the database container trusts its
 * local socket and would accept anything there.
 *
 * @param credential the credential, as {@code service/name}
 * @param image the image with {@code psql}, which is the database's own
 * @param network the network that the clients use
 * @param host the name that the clients use
 * @param port the port that the clients use
 * @param role the role
 * @param database the database
 * @param newPassword what has to be accepted
 * @param oldPassword what has to be refused, when it is known
 * @param oldRole the role that had it, when that was another
 */
public record PostgresProof(
    String credential,
    String image,
    String network,
    String host,
    String port,
    String role,
    String database,
    Secret newPassword,
    Optional<Secret> oldPassword,
    Optional<String> oldRole) {

  private static final String SECTION = "postgres-proof";

  PostgresProof withoutOld() {
    return new PostgresProof(
        credential,
        image,
        network,
        host,
        port,
        role,
        database,
        newPassword,
        Optional.empty(),
        Optional.empty());
  }

  Script on(Script script) {
    return script
        .parameter("IMAGE", image)
        .parameter("NETWORK", network)
        .parameter("DATABASE_HOST", host)
        .parameter("DATABASE_PORT", port)
        .parameter("DATABASE_USER", role)
        .parameter("OLD_USER", oldRole.orElse(role))
        .parameter("DATABASE", database)
        .secret("NEW_PASSWORD", newPassword)
        .secret("OLD_PASSWORD", oldPassword.orElseGet(() -> Secret.of("")));
  }

  /** Tries this one, whose parameters have a number, before others of its kind. */
  Script on(Script script, int number) {
    String n = "_" + number;
    return script
        .parameter("IMAGE" + n, image)
        .parameter("NETWORK" + n, network)
        .parameter("DATABASE_HOST" + n, host)
        .parameter("DATABASE_PORT" + n, port)
        .parameter("DATABASE_USER" + n, role)
        .parameter("OLD_USER" + n, oldRole.orElse(role))
        .parameter("DATABASE" + n, database)
        .secret("NEW_PASSWORD" + n, newPassword)
        .secret("OLD_PASSWORD" + n, oldPassword.orElseGet(() -> Secret.of("")));
  }

  static String text(int number) {
    return """
        IMAGE=$IMAGE_%1$d NETWORK=$NETWORK_%1$d DATABASE_HOST=$DATABASE_HOST_%1$d
        DATABASE_PORT=$DATABASE_PORT_%1$d DATABASE_USER=$DATABASE_USER_%1$d DATABASE=$DATABASE_%1$d
        OLD_USER=$OLD_USER_%1$d
        NEW_PASSWORD=$NEW_PASSWORD_%1$d OLD_PASSWORD=$OLD_PASSWORD_%1$d PROOF=%2$s
        """
            .formatted(number, section(number))
        + ShellText.PROVE_POSTGRES.text();
  }

  private static String section(int number) {
    return SECTION + "-" + number;
  }

  FoundCredential.Answer classify(Sections sections, int number) {
    return classify(sections.text(section(number)).orElse(""));
  }

  Proof evaluate(Sections sections, int number) {
    return evaluate(sections.required(section(number)));
  }

  /** Which of the two works; a refusal for another reason than the password is no answer. */
  FoundCredential.Answer classify(Sections sections) {
    return classify(sections.text(SECTION).orElse(""));
  }

  private static FoundCredential.Answer classify(String section) {
    Map<String, String> attempts = attempts(section);
    boolean fresh = attempts.getOrDefault("new", "").startsWith("accepted");
    boolean old = attempts.getOrDefault("old", "").startsWith("accepted");
    if (fresh && old) {
      return FoundCredential.Answer.BOTH;
    }
    if (fresh || old) {
      return fresh ? FoundCredential.Answer.ONLY_NEW : FoundCredential.Answer.ONLY_OLD;
    }
    // What the server itself refuses begins so in every language; other errors come from the way.
    return attempts.getOrDefault("new", "").contains("FATAL")
        ? FoundCredential.Answer.NEITHER
        : FoundCredential.Answer.NO_ANSWER;
  }

  private static Map<String, String> attempts(String section) {
    Map<String, String> attempts = new LinkedHashMap<>();
    section
        .lines()
        .map(line -> line.split(" ", 2))
        .filter(words -> words.length == 2)
        .forEach(words -> attempts.put(words[0], words[1].strip()));
    return attempts;
  }

  Proof evaluate(Sections sections) {
    return evaluate(sections.required(SECTION));
  }

  private Proof evaluate(String section) {
    Map<String, String> attempts = attempts(section);
    demand(attempts, "new", true, "the new password was not accepted");
    demand(attempts, "none", false, "the database lets anyone in without a password");
    demand(attempts, "again", true, "the new password was accepted only once");
    if (oldPassword.isPresent()) {
      demand(attempts, "old", false, "the old password still opens the database");
    }
    return new Proof(
        credential,
        true,
        oldPassword.isPresent() ? Proof.OldSecret.REFUSED : Proof.OldSecret.NOT_TESTED,
        "TCP to " + host + ":" + port + " from another container",
        "");
  }

  private void demand(
      Map<String, String> attempts, String attempt, boolean accepted, String otherwise) {
    String seen = attempts.getOrDefault(attempt, "not tried");
    if (!seen.startsWith(accepted ? "accepted" : "refused")) {
      String detail = seen.startsWith("refused ") ? " (" + seen.substring(8) + ")" : "";
      throw new GeuseMakerException(new OperationFailure.NotProven(credential, otherwise + detail));
    }
  }
}
