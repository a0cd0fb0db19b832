package io.geusemaker.core.proof;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.ShellText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees that present passwords open the database over the network and that none does not, before
 * anything is changed. Where that does not hold, such as with {@code trust} in {@code pg_hba.conf},
 * neither the proof at the end could, nor the one after an undo. It goes ahead of the first script
 * that changes something and ends that when the trial fails, so that it costs no round trip.
 */
public final class LoginTrial {

  private static final int REFUSED = 77;

  /** The steps' own numbered parameters have smaller numbers. */
  private static final int FIRST = 100;

  private static final String MARK = "geusemaker-trial ";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String VERDICT =
      """
      unfit() { # why
        printf 'geusemaker-trial %s\\t%s\\n' "$CREDENTIAL" "$1" >&2
        exit 77
      }
      if printf '%s\\n' "$attempts" | grep -q '^none accepted'; then
        unfit 'the database lets anyone in without a password: no rotation could protect it'
      fi
      if ! printf '%s\\n' "$attempts" | grep -q '^new accepted'; then
        seen=$(printf '%s\\n' "$attempts" | sed -n 's/^new //p' | head -n 1)
        unfit "the present password does not open the database over the network, so a new one could not be proven: $seen"
      fi
      """;

  private LoginTrial() {}

  /**
   * What has to hold now, if it is to hold again after an undo.
   *
   * @param evidenceOfOld what has to be proven after everything was undone
   * @return a script to go ahead of another; empty when no password is known that could be tried
   */
  public static Optional<Script> of(Evidence evidenceOfOld) {
    List<PostgresProof> logins = new ArrayList<>(evidenceOfOld.roles());
    evidenceOfOld.postgres().ifPresent(logins::add);
    if (logins.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(ShellText.COMMON.text());
    for (int i = 0; i < logins.size(); i++) {
      text.append(PostgresProof.text(FIRST + i))
          .append("CREDENTIAL=$CREDENTIAL_" + (FIRST + i) + "\n")
          .append(VERDICT);
    }
    Script script =
        Script.of("try the present passwords", text.toString())
            .limit(LIMIT.multipliedBy(logins.size()));
    for (int i = 0; i < logins.size(); i++) {
      PostgresProof login = logins.get(i).withoutOld();
      script =
          login.on(script, FIRST + i).parameter("CREDENTIAL_" + (FIRST + i), login.credential());
    }
    return Optional.of(script);
  }

  /**
   * Tells a trial that failed from other failures.
   *
   * @param failure what ended the first step
   * @return that the credential cannot be rotated, or the failure itself
   */
  public static Failure explained(Failure failure) {
    if (failure instanceof HostFailure.ScriptFailed script && script.exitCode() == REFUSED) {
      int mark = script.detail().lastIndexOf(MARK);
      if (mark >= 0) {
        String[] told = script.detail().substring(mark + MARK.length()).split("\t", 2);
        return new StackFailure.NotRotatable(told[0], told[1]);
      }
    }
    return failure;
  }
}
