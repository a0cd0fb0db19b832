package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.AwsFailure;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.spi.BoundedShell;
import io.geusemaker.api.spi.Script;
import io.geusemaker.api.spi.ShellProgram;
import io.geusemaker.core.aws.Nonce;
import io.geusemaker.core.crypto.Digests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs programs on one host by commands of which neither text nor output tells anything.
 *
 * <p>The first command makes the host's key, too; a program with secrets in it waits for that key.
 * Answers longer than one output are fetched in parts, programs longer than one command are sent in
 * parts.
 */
final class SealedShell {

  private static final Logger LOG = LoggerFactory.getLogger(SealedShell.class);

  /** Of the 24,000 characters that are not cut; the rest is for marks and the host's key. */
  private static final int PART = 22_500;

  /** Likewise, of the 2,400 that a list of many hosts' outputs has of each. */
  private static final int SMALL_PART = 2_200;

  private static final int LONGEST_INPUT = 40_000;
  private static final int LONGEST_ANSWER = 400 * PART;

  /** How many parts are asked for together: as many commands as an agent runs at a time. */
  private static final int AT_ONCE = 5;

  /** How long the host's key outlives the last command's own time. */
  private static final Duration IDLE = Duration.ofMinutes(30);

  /** What sealing, opening and printing may take besides the program itself. */
  private static final Duration HANDLING = Duration.ofSeconds(60);

  private static final Duration SHORT = Duration.ofSeconds(60);

  private final Commands commands;
  private final SessionKeys keys;
  private final String session = Nonce.next();
  private boolean opened;

  SealedShell(Commands commands, SessionKeys keys) {
    this.commands = commands;
    this.keys = keys;
  }

  /**
   * Runs a script.
   *
   * @param run names this run
   * @return how it ended
   * @throws InterruptedException when the thread was interrupted; {@link #stop} it then
   */
  Answer run(Script script, BoundedShell shell, String run) throws InterruptedException {
    byte[] inputs = ShellProgram.inputs(script);
    byte[] zipped = Gzip.compressed(inputs);
    Arrays.fill(inputs, (byte) 0);
    try {
      boolean needsKey = !script.secrets().isEmpty() || zipped.length > LONGEST_INPUT / 4 * 3;
      if (keys.host().isEmpty() && needsKey) {
        makeKey(script);
      }
      Reply reply = attempt(script, shell, zipped, run);
      if (reply.kind().equals("no-key")) {
        // Swept, or the host was started anew.
        makeKey(script);
        reply = attempt(script, shell, zipped, run);
      }
      String sealed = whole(script, run, expected(reply, "answer", script));
      return Answer.parse(keys.opened(sealed));
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          lost(script, "its answer was altered on its way: " + e.getMessage()), e);
    } finally {
      Arrays.fill(zipped, (byte) 0);
    }
  }

  private void makeKey(Script script) throws InterruptedException {
    keys.forgetHost();
    String run = Nonce.next();
    CommandText text =
        runText(run, keepFor(SHORT)).set("INPUT", "").set("TEXT", "").set("LAST", false);
    expected(send(script, run, text, SHORT), "answer", script);
    if (keys.host().isEmpty()) {
      throw new GeuseMakerException(notRun(script, "openssl makes no key there"));
    }
  }

  private Reply attempt(Script script, BoundedShell shell, byte[] zipped, String run)
      throws InterruptedException {
    Duration time = shell.patience().plus(HANDLING);
    byte[] zippedText = Gzip.compressed(ShellProgram.text(script));
    String input =
        keys.host()
            .map(key -> SealedBox.seal(key, zipped, zippedText))
            .orElseGet(() -> Base64.getEncoder().encodeToString(zipped));
    boolean inParts = input.length() > LONGEST_INPUT;
    if (inParts) {
      Optional<Reply> refused = put(script, run, input, keepFor(time));
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    CommandText text =
        runText(run, keepFor(time))
            .set("INPUT", inParts ? "" : input)
            .set("TEXT", Base64.getEncoder().encodeToString(zippedText))
            .set("LAST", script.isLast())
            .function("bounded", shell.command(), "MARK", shell.mark());
    return send(script, run, text, time);
  }

  private CommandText runText(String run, long keep) throws InterruptedException {
    boolean opening = keys.host().isEmpty();
    opened = true;
    return text(CommandText.run(), run)
        .set("KEEP", keep)
        .set("OPEN", opening)
        .set("READER", opening ? keys.ownPem() : "")
        .set("SEALED", !opening);
  }

  /** Sends an input in parts; empty when the host keeps all of them. */
  private Optional<Reply> put(Script script, String run, String input, long keep)
      throws InterruptedException {
    for (int number = 0; number * LONGEST_INPUT < input.length(); number++) {
      int from = number * LONGEST_INPUT;
      CommandText text =
          text(CommandText.put(), run)
              .set("KEEP", keep)
              .set("NUMBER", "%04d".formatted(number))
              .set("INPUT", input.substring(from, Math.min(input.length(), from + LONGEST_INPUT)));
      Reply reply = send(script, run, text, SHORT);
      if (reply.kind().equals("no-key")) {
        return Optional.of(reply);
      }
      expected(reply, "kept", script);
    }
    return Optional.empty();
  }

  private String whole(Script script, String run, Reply first) throws InterruptedException {
    int total = Integer.parseInt(first.words().get(0));
    if (total > LONGEST_ANSWER) {
      throw new GeuseMakerException(
          lost(script, "its output is too long to be fetched, " + total + " characters sealed"));
    }
    StringBuilder answer = new StringBuilder(first.body());
    while (answer.length() < total) {
      int size = commands.inCompany() ? SMALL_PART : PART;
      List<CommandText> texts = new ArrayList<>();
      for (int at = answer.length(); at < total && texts.size() < AT_ONCE; at += size) {
        texts.add(text(CommandText.part(), run).set("PART", size).set("OFFSET", at));
      }
      for (CommandEnd end : ended(script, run, texts, SHORT)) {
        Reply part = expected(reply(script, run, end), "part", script);
        if (part.body().isEmpty()) {
          throw new IllegalArgumentException("a part is empty");
        }
        answer.append(part.body());
      }
    }
    String sealed = answer.toString();
    if (!Digests.sha256(sealed).equals(first.words().get(1))) {
      throw new IllegalArgumentException("its digest is another one");
    }
    return sealed;
  }

  private CommandText text(CommandText text, String run) {
    return text.set("SESSION", session).set("RUN", run).set("PART", PART);
  }

  private Reply send(Script script, String run, CommandText text, Duration time)
      throws InterruptedException {
    return reply(script, run, ended(script, run, List.of(text), time).get(0));
  }

  private Reply reply(Script script, String run, CommandEnd end) {
    Optional<Reply> reply =
        Reply.parse(run, end.stdout(), end.cut()).map(found -> found.with(run, end.stderr()));
    if (reply.isEmpty()) {
      throw new GeuseMakerException(withoutReply(script, run, end));
    }
    reply.get().key().ifPresent(keys::host);
    if (reply.get().closed()) {
      keys.forgetHost();
      opened = false;
    }
    return reply.get();
  }

  private List<CommandEnd> ended(Script script, String run, List<CommandText> texts, Duration time)
      throws InterruptedException {
    try {
      return commands.runAll(script.name(), texts, time);
    } catch (GeuseMakerException e) {
      if (e.failure() instanceof HostFailure.ConnectionLost) {
        // It may arrive yet, after what takes it back.
        stop(run);
      }
      throw e;
    }
  }

  private Failure withoutReply(Script script, String run, CommandEnd end) {
    return switch (end.kind()) {
      case NOT_BEGUN -> notRun(script, "Systems Manager reports " + end.detail());
      case LATE -> {
        stop(run);
        yield new HostFailure.TimedOut(script.name(), script.limit());
      }
      case KILLED -> {
        stop(run);
        yield lost(script, "its command was ended from outside, as " + end.detail());
      }
      case RAN -> lost(script, "its answer was not understood " + end.shown());
    };
  }

  private Reply expected(Reply reply, String kind, Script script) {
    if (reply.kind().equals(kind)) {
      return reply;
    }
    throw new GeuseMakerException(
        switch (reply.kind()) {
          case "missing" -> new HostFailure.CommandMissing(commands.instance(), reply.text());
          case "refused" -> notRun(script, reply.text());
          case "no-key" -> notRun(script, "the host does not keep its key");
          case "unkept" -> lost(script, "the host has no memory left for its output");
          case "stopped" -> lost(script, "it was stopped on the host");
          default -> lost(script, "the host answers with " + reply.kind());
        });
  }

  /** Stops a run that was sent, or keeps it from beginning. */
  void stop(String run) {
    opened = true;
    tolerating(
        () -> {
          CommandEnd end = commands.run("stop", text(CommandText.stop(), run), SHORT);
          LOG.debug("stopping on {}: {}", commands.instance(), end.detail());
        });
  }

  /** Removes what the host keeps for this session; does not wait for it. */
  void close() {
    if (opened) {
      opened = false;
      tolerating(
          () -> {
            CommandText text = text(CommandText.close(), Nonce.next());
            commands.leave("remove the key of this session", text, SHORT);
          });
    }
  }

  private void tolerating(Exchange exchange) {
    boolean interrupted = Thread.interrupted();
    try {
      exchange.run();
    } catch (GeuseMakerException e) {
      LOG.warn("{} was not told: {}", commands.instance(), e.failure().what());
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private interface Exchange {
    void run() throws InterruptedException;
  }

  private static long keepFor(Duration time) {
    return time.plus(IDLE).toSeconds();
  }

  private Failure notRun(Script script, String reason) {
    return new AwsFailure.CommandNotRun(commands.instance(), script.name(), reason);
  }

  private Failure lost(Script script, String reason) {
    return new HostFailure.ConnectionLost(commands.instance(), script.name(), reason);
  }
}
