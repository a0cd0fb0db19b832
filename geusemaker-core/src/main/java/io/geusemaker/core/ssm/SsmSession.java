package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.BoundedShell;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.core.aws.Nonce;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scripts on one instance, each as a command of its own. */
final class SsmSession implements HostSession {

  private static final Logger LOG = LoggerFactory.getLogger(SsmSession.class);

  private final Channel channel;
  private final Commands commands;
  private final SealedShell host;
  private int scripts;
  private boolean closed;

  private SsmSession(Channel channel, Commands commands) {
    this.channel = channel;
    this.commands = commands;
    this.host = new SealedShell(commands, new SessionKeys(channel.ownPair()));
  }

  static SsmSession open(SsmConfig config) {
    Channel channel = Channel.enter(config);
    try {
      String instance = new InstanceFinder(channel.instances(), config).find();
      return new SsmSession(channel, new Commands(channel, instance));
    } catch (RuntimeException e) {
      channel.leave();
      throw e;
    }
  }

  @Override
  public ScriptResult run(Script script) {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(script, null);
    }
    scripts++;
    BoundedShell shell = BoundedShell.of(script);
    String run = Nonce.next();
    try {
      Answer answer = host.run(script, shell, run);
      ScriptResult result =
          shell
              .ending(
                  answer.stdout(), answer.stderr(), OptionalInt.of(answer.status()), answer.took())
              .orElseThrow();
      LOG.debug("{} on {}: {}, {} commands so far", script, host(), result, commands.sent());
      return result;
    } catch (InterruptedException e) {
      host.stop(run);
      Thread.currentThread().interrupt();
      throw interrupted(script, e);
    }
  }

  private GeuseMakerException interrupted(Script script, @Nullable InterruptedException cause) {
    return new GeuseMakerException(new HostFailure.Interrupted(host(), script.name()), cause);
  }

  @Override
  public int furtherRoundTrips() {
    return Math.max(0, commands.sent() - scripts);
  }

  @Override
  public String host() {
    return commands.instance();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      host.close();
      channel.leave();
    }
  }

  @Override
  public String toString() {
    return "session on " + host();
  }
}
