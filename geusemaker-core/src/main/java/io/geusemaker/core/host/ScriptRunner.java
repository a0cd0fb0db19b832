package io.geusemaker.core.host;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs scripts over one session, counts them, and turns a bad end into a failure. */
public final class ScriptRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScriptRunner.class);
  private static final int DETAIL = 600;

  private final HostSession session;
  private final List<Secret> hidden = new ArrayList<>();
  private Optional<HostGuard> guard = Optional.empty();
  private Optional<Duration> limit = Optional.empty();
  private Optional<Script> ahead = Optional.empty();
  private int roundTrips;

  /**
   * Takes over a session.
   *
   * @param session the connection, closed with this
   */
  public ScriptRunner(HostSession session) {
    this.session = session;
  }

  /**
   * Runs a script that has to succeed.
   *
   * @param script what to run
   * @return the sections that it printed
   * @throws GeuseMakerException when it ended with anything but zero
   */
  public Sections run(Script script) {
    Script joined = ahead.map(first -> ahead(first, script)).orElse(script);
    ahead = Optional.empty();
    ScriptResult result = send(guard.map(held -> held.guarded(joined)).orElse(joined));
    guard.ifPresent(held -> held.ended(result));
    return read(joined, result);
  }

  /**
   * Lets a script go ahead of the next one, in the same round trip. When it ends with anything but
   * zero, the next one is not run and that is how it ends.
   *
   * @param first what goes ahead, whose variables must have names of their own; empty for nothing
   */
  public void aheadOfTheNext(Optional<Script> first) {
    ahead = first;
  }

  private static Script ahead(Script first, Script next) {
    Script joined =
        next.preceding("(\n" + first.text() + "\n) || exit $?")
            .limit(next.limit().plus(first.limit()));
    for (Map.Entry<String, String> parameter : first.parameters().entrySet()) {
      joined = joined.parameter(parameter.getKey(), parameter.getValue());
    }
    for (Map.Entry<String, Secret> secret : first.secrets().entrySet()) {
      joined = joined.secret(secret.getKey(), secret.getValue());
    }
    return joined;
  }

  private ScriptResult send(Script script) {
    roundTrips++;
    long start = System.nanoTime();
    Script limited =
        limit.filter(time -> time.compareTo(script.limit()) < 0).map(script::limit).orElse(script);
    ScriptResult result = session.run(limited);
    LOG.debug(
        "{} on {}: exit {} after {} ms",
        script.name(),
        session.host(),
        result.exitCode(),
        (System.nanoTime() - start) / 1_000_000);
    return result;
  }

  private Sections read(Script script, ScriptResult result) {
    if (!result.succeeded()) {
      throw new GeuseMakerException(
          new HostFailure.ScriptFailed(
              script.name(), result.exitCode(), tail(masked(result.stderr(), script))));
    }
    try {
      return Sections.parse(result.stdout());
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new HostFailure.ScriptFailed(script.name(), 0, "its output was not understood"), e);
    }
  }

  /**
   * Runs every script from now on under the lock on the host; the first takes it.
   *
   * @param held the lock, not taken yet
   */
  public void guardedBy(HostGuard held) {
    guard = Optional.of(held);
  }

  /** Lets the next script release the lock on the host when it has succeeded. */
  public void lastGuarded() {
    guard.ifPresent(HostGuard::last);
  }

  /** Releases the lock on the host if it may be held, and guards nothing from now on. */
  public void release() {
    Optional<HostGuard> held = guard.filter(HostGuard::mayBeHeld);
    guard = Optional.empty();
    held.ifPresent(found -> send(found.release()));
  }

  /**
   * Limits each script from now on, besides its own limit.
   *
   * @param longest how long it may take; empty for its own limit alone
   */
  public void limit(Optional<Duration> longest) {
    limit = longest;
  }

  /**
   * Masks a secret in everything that failures quote from now on, besides each script's own inputs.
   *
   * @param secret what to mask
   */
  public void hide(Secret secret) {
    hidden.add(secret);
  }

  private String masked(String text, Script script) {
    List<Secret> known = new ArrayList<>(hidden);
    known.addAll(script.secrets().values());
    List<String> secrets = new ArrayList<>();
    for (Secret secret : known) {
      String value = secret.reveal(SecretAccess.deliberate());
      secrets.add(value);
      value.lines().filter(line -> line.length() >= 8).forEach(secrets::add);
      secrets.add(Base64.getEncoder().encodeToString(secret.revealUtf8(SecretAccess.deliberate())));
    }
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    String clean = text;
    for (String value : secrets) {
      if (!value.isEmpty()) {
        clean = clean.replace(value, Secret.MASK);
      }
    }
    return clean;
  }

  private static String tail(String text) {
    String flat = text.strip().replaceAll("\\s*\\R\\s*", "; ");
    return flat.length() <= DETAIL ? flat : "..." + flat.substring(flat.length() - DETAIL);
  }

  /**
   * How often the host was turned to.
   *
   * @return the number of scripts, and of what the transport needed besides
   */
  public int roundTrips() {
    return roundTrips + session.furtherRoundTrips();
  }

  /**
   * The host as people name it.
   *
   * @return such as {@code ubuntu@10.0.0.5}
   */
  public String host() {
    return session.host();
  }

  @Override
  public void close() {
    session.close();
  }
}
