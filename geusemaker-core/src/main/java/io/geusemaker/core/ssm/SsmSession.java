package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.BoundedShell;
import io.geusemaker.api.spi.HostSession;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ScriptResult;
import io.geusemaker.api.spi.ShellProgram;
import io.geusemaker.core.aws.Nonce;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Scripts on one instance, each as a command of its own. */
final class SsmSession implements HostSession {

  private static final Logger LOG = LoggerFactory.getLogger(SsmSession.class);

  private final SsmClient client;
  private final Commands commands;
  private final SealedShell host;
  private int scripts;

  private SsmSession(SsmClient client, Commands commands) {
    this.client = client;
    this.commands = commands;
    this.host = new SealedShell(commands);
  }

  static SsmSession open(SsmConfig config) {
    SsmClient client = SsmClients.client(config);
    try {
      String instance = new InstanceFinder(client, config).find();
      return new SsmSession(client, new Commands(client, instance));
    } catch (RuntimeException e) {
      client.close();
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
    byte[] program = ShellProgram.standardInput(script);
    String run = Nonce.next();
    try {
      Answer answer = host.run(script, shell, program, run);
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
    } finally {
      Arrays.fill(program, (byte) 0);
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
    host.close();
    client.close();
  }

  @Override
  public String toString() {
    return "session on " + host();
  }
}
