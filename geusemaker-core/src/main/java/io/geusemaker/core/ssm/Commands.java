package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.core.aws.AwsErrors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Sends commands to one instance, waits for their ends, and counts them. */
final class Commands {

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final String DOCUMENT = "AWS-RunShellScript";
  private static final String SEND = "ssm:SendCommand";
  private static final String LOOK = "ssm:GetCommandInvocation";
  private static final int LONGEST_COMMENT = 100;

  /** How long a command may wait for the agent; the least that Systems Manager takes is 30 s. */
  private static final Duration DELIVERY = Duration.ofSeconds(60);

  /** How long a command that was accepted may be unknown, as reads lag behind writes. */
  private static final Duration UNKNOWN = Duration.ofSeconds(20);

  private static final Duration SLACK = Duration.ofSeconds(30);

  private final SsmClient client;
  private final String instance;
  private int sent;

  Commands(SsmClient client, String instance) {
    this.client = client;
    this.instance = instance;
  }

  String instance() {
    return instance;
  }

  /** How many were accepted. */
  int sent() {
    return sent;
  }

  /**
   * Sends a command and waits for its end.
   *
   * @param script what it is for
   * @param text the shell text
   * @param limit the time that the agent is given for it
   * @return how it ended
   * @throws InterruptedException when the thread was interrupted; the command is then cancelled,
   *     and may have begun
   */
  CommandEnd run(String script, String text, Duration limit) throws InterruptedException {
    String command = send(script, text, limit);
    long start = System.nanoTime();
    try {
      return await(script, command, start, limit);
    } catch (InterruptedException e) {
      cancel(command);
      throw e;
    }
  }

  /** Sends a command and does not wait for it. */
  String send(String script, String text, Duration limit) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    String comment = "geusemaker: " + script;
    try {
      String id =
          client
              .sendCommand(
                  request ->
                      request
                          .documentName(DOCUMENT)
                          .instanceIds(instance)
                          .comment(
                              comment.substring(0, Math.min(LONGEST_COMMENT, comment.length())))
                          .timeoutSeconds((int) DELIVERY.toSeconds())
                          .parameters(
                              Map.of(
                                  "commands",
                                  List.of(text),
                                  "executionTimeout",
                                  List.of(Long.toString(limit.toSeconds())))))
              .command()
              .commandId();
      sent++;
      LOG.debug("{} for \"{}\" on {}", id, script, instance);
      return id;
    } catch (SdkException e) {
      throwIfInterrupted(e);
      // Of several attempts an earlier one may have been accepted, and only its reply lost.
      boolean once = e.numAttempts() == null || e.numAttempts() <= 1;
      if (once && AwsErrors.isRefusal(e)) {
        throw SsmErrors.exception(SEND, instance, e);
      }
      throw lost(script, SsmErrors.failure(SEND, instance, e).what(), e);
    }
  }

  private CommandEnd await(String script, String command, long start, Duration limit)
      throws InterruptedException {
    Duration patience = DELIVERY.plus(limit).plus(SLACK);
    while (true) {
      Thread.sleep(PollDelay.after(since(start)).toMillis());
      Optional<CommandEnd> end = look(script, command, start, limit);
      if (end.isPresent()) {
        return end.get();
      }
      if (since(start).compareTo(patience) > 0) {
        cancel(command);
        return new CommandEnd(CommandEnd.Kind.LATE, "no end reported", "", "");
      }
    }
  }

  private Optional<CommandEnd> look(String script, String command, long start, Duration limit)
      throws InterruptedException {
    try {
      return CommandEnd.of(
          client.getCommandInvocation(r -> r.commandId(command).instanceId(instance)),
          since(start),
          limit);
    } catch (SdkException e) {
      throwIfInterrupted(e);
      boolean early = since(start).compareTo(UNKNOWN) < 0;
      if (AwsErrors.has(e, "InvocationDoesNotExist") && early) {
        return Optional.empty();
      }
      var failure = SsmErrors.failure(LOOK, instance, e);
      boolean passing =
          failure instanceof AwsFailure.Throttled
              || (failure instanceof AwsFailure.Unavailable && !AwsErrors.isRefusal(e));
      if (passing && since(start).compareTo(DELIVERY.plus(limit)) < 0) {
        LOG.debug("{} cannot be looked at now: {}", command, failure.what());
        return Optional.empty();
      }
      throw lost(script, failure.what(), e);
    }
  }

  /** Cancels a command as well as that is possible; the host is not asked whether it heard. */
  private void cancel(String command) {
    boolean interrupted = Thread.interrupted();
    try {
      client.cancelCommand(request -> request.commandId(command).instanceIds(instance));
    } catch (SdkException e) {
      LOG.warn("{} on {} could not be cancelled: {}", command, instance, e.getMessage());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private GeuseMakerException lost(String script, String reason, SdkException cause) {
    return new GeuseMakerException(new HostFailure.ConnectionLost(instance, script, reason), cause);
  }

  private static void throwIfInterrupted(SdkException e) throws InterruptedException {
    if (AwsErrors.isInterruption(e)) {
      Thread.interrupted();
      InterruptedException interruption = new InterruptedException();
      interruption.initCause(e);
      throw interruption;
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
