package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.core.aws.AwsErrors;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/** The calls of Systems Manager's Run Command. */
final class RunCommand {

  /** How many instances one command goes to at most. */
  static final int MOST = 50;

  /** How long a command may wait for the agent; the least that Systems Manager takes is 30 s. */
  static final Duration DELIVERY = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
  private static final String DOCUMENT = "AWS-RunShellScript";
  private static final String SEND = "ssm:SendCommand";
  private static final String LOOK = "ssm:GetCommandInvocation";
  private static final String LIST = "ssm:ListCommandInvocations";
  private static final int LONGEST_COMMENT = 100;

  /** How long a command that was accepted may be unknown, as reads lag behind writes. */
  static final Duration UNKNOWN = Duration.ofSeconds(20);

  private final SsmClient client;

  /** Where commands were seen to run: their later status does not always tell. */
  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  RunCommand(SsmClient client) {
    this.client = client;
  }

  /**
   * Sends a command.
   *
   * @param instances where it runs
   * @param script what it is for
   * @param text the shell text
   * @param limit the time that the agent is given for it
   * @return its id
   * @throws SdkException when it was not accepted, or that is not known
   */
  String send(List<String> instances, String script, String text, Duration limit) {
    String comment = "geusemaker: " + script;
    String id =
        client
            .sendCommand(
                request ->
                    request
                        .documentName(DOCUMENT)
                        .instanceIds(instances)
                        // One that fails must not keep the others from it.
                        .maxErrors("100%")
                        .comment(comment.substring(0, Math.min(LONGEST_COMMENT, comment.length())))
                        .timeoutSeconds((int) DELIVERY.toSeconds())
                        .parameters(
                            Map.of(
                                "commands",
                                List.of(text),
                                "executionTimeout",
                                List.of(Long.toString(limit.toSeconds())))))
            .command()
            .commandId();
    LOG.debug("{} for \"{}\" on {}", id, script, instances);
    return id;
  }

  /** Whether AWS refused a command, so that it will never run. */
  static boolean isRefused(SdkException e) {
    // Of several attempts an earlier one may have been accepted, and only its reply lost.
    boolean once = e.numAttempts() == null || e.numAttempts() <= 1;
    return once && AwsErrors.isRefusal(e);
  }

  /**
   * Whether AWS refused the last attempt, for another reason than too many calls. An earlier one
   * may have been accepted: only what a host carries out once may be sent again.
   */
  static boolean isRefusedInTheEnd(SdkException e) {
    return AwsErrors.isRefusal(e) && !(AwsErrors.failure(SEND, e) instanceof AwsFailure.Throttled);
  }

  /** What it means for a script that its command was not accepted. */
  static GeuseMakerException notSent(String script, String instance, SdkException e) {
    return isRefused(e)
        ? SsmErrors.exception(SEND, instance, e)
        : lost(script, instance, SsmErrors.failure(SEND, instance, e).what(), e);
  }

  /**
   * Looks whether a command has ended on an instance.
   *
   * @param elapsed since it was sent
   * @return empty while that is not known
   * @throws GeuseMakerException with {@link HostFailure.ConnectionLost} when it cannot be known
   */
  Optional<CommandEnd> look(
      String command, String instance, String script, Duration elapsed, Duration limit)
      throws InterruptedException {
    try {
      GetCommandInvocationResponse answer =
          client.getCommandInvocation(r -> r.commandId(command).instanceId(instance));
      return seen(
          command, instance, CommandEnd.isRunning(answer), CommandEnd.of(answer, elapsed, limit));
    } catch (SdkException e) {
      if (isPassing(LOOK, instance, e, elapsed, limit)) {
        return Optional.empty();
      }
      throw lost(script, instance, SsmErrors.failure(LOOK, instance, e).what(), e);
    }
  }

  /**
   * Looks on which instances a command has ended, in one call.
   *
   * @param elapsed since it was sent
   * @return by instance, its output cut where it was long; empty while nothing is known
   * @throws GeuseMakerException with {@link HostFailure.ConnectionLost} when it cannot be known
   */
  Map<String, CommandEnd> list(String command, String script, Duration elapsed, Duration limit)
      throws InterruptedException {
    Map<String, CommandEnd> ends = new HashMap<>();
    try {
      for (CommandInvocation one :
          client
              .listCommandInvocationsPaginator(
                  r -> r.commandId(command).details(true).maxResults(MOST))
              .commandInvocations()) {
        seen(
                command,
                one.instanceId(),
                CommandEnd.isRunning(one),
                CommandEnd.of(one, elapsed, limit))
            .ifPresent(end -> ends.put(one.instanceId(), end));
      }
      return ends;
    } catch (SdkException e) {
      if (isPassing(LIST, command, e, elapsed, limit)) {
        return ends;
      }
      throw lost(script, command, SsmErrors.failure(LIST, command, e).what(), e);
    }
  }

  private Optional<CommandEnd> seen(
      String command, String instance, boolean running, Optional<CommandEnd> end) {
    String key = command + " " + instance;
    if (running) {
      begun.add(key);
    }
    return end.isPresent() && begun.remove(key) ? end.map(CommandEnd::ofOneThatBegan) : end;
  }

  private static boolean isPassing(
      String action, String what, SdkException e, Duration elapsed, Duration limit)
      throws InterruptedException {
    throwIfInterrupted(e);
    if (AwsErrors.has(e, "InvocationDoesNotExist") && elapsed.compareTo(UNKNOWN) < 0) {
      return true;
    }
    var failure = SsmErrors.failure(action, what, e);
    boolean passing =
        failure instanceof AwsFailure.Throttled
            || (failure instanceof AwsFailure.Unavailable && !AwsErrors.isRefusal(e));
    if (passing && elapsed.compareTo(DELIVERY.plus(limit)) < 0) {
      LOG.debug("{} cannot be looked at now: {}", what, failure.what());
      return true;
    }
    return false;
  }

  /** Cancels a command as well as that is possible; the host is not asked whether it heard. */
  void cancel(String command, String instance) {
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

  static GeuseMakerException lost(String script, String instance, String reason, Throwable cause) {
    return new GeuseMakerException(new HostFailure.ConnectionLost(instance, script, reason), cause);
  }

  static void throwIfInterrupted(SdkException e) throws InterruptedException {
    if (AwsErrors.isInterruption(e)) {
      Thread.interrupted();
      InterruptedException interruption = new InterruptedException();
      interruption.initCause(e);
      throw interruption;
    }
  }
}
