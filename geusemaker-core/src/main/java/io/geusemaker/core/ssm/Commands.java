package io.geusemaker.core.ssm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends commands to one instance, waits for their ends, and counts them. While others of this
 * process are at work over the same connection, what is the same for several instances goes to them
 * as one command.
 */
final class Commands {

  private static final Duration SLACK = Duration.ofSeconds(30);

  private final Channel channel;
  private final String instance;
  private int sent;

  Commands(Channel channel, String instance) {
    this.channel = channel;
    this.instance = instance;
  }

  String instance() {
    return instance;
  }

  /** How many were accepted. */
  int sent() {
    return sent;
  }

  /** Whether what is sent may go along with that of others, so that outputs are cut early. */
  boolean inCompany() {
    return channel.companions() > 1;
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
  CommandEnd run(String script, CommandText text, Duration limit) throws InterruptedException {
    return inCompany()
        ? runAll(script, List.of(text), limit).get(0)
        : runAlone(script, text, limit);
  }

  /**
   * Sends commands, all at once when there is company, and waits for their ends.
   *
   * @param texts shell texts that do not depend on each other
   * @return how each ended
   * @throws InterruptedException as in {@link #run}
   */
  List<CommandEnd> runAll(String script, List<CommandText> texts, Duration limit)
      throws InterruptedException {
    throwIfInterrupted();
    List<Order> orders = new ArrayList<>();
    for (CommandText text : texts) {
      orders.add(new Order(instance, script, text, limit, orders.size()));
    }
    orders.forEach(channel::add);
    channel.waiting(
        CompletableFuture.allOf(orders.stream().map(Order::end).toArray(CompletableFuture[]::new)));
    List<CommandEnd> ends = new ArrayList<>();
    try {
      for (Order order : orders) {
        Optional<CommandEnd> end = order.await();
        ends.add(end.isPresent() ? end.get() : runAlone(script, order.text(), limit));
        sent += end.isPresent() ? 1 : 0;
      }
      return ends;
    } finally {
      orders.forEach(channel::takeBack);
    }
  }

  private CommandEnd runAlone(String script, CommandText text, Duration limit)
      throws InterruptedException {
    String command = send(script, text, limit);
    long start = System.nanoTime();
    try {
      return await(script, command, start, limit);
    } catch (InterruptedException e) {
      channel.runCommand().cancel(command, instance);
      throw e;
    }
  }

  /** Sends a command, perhaps along with that of others, and does not wait for it. */
  void leave(String script, CommandText text, Duration limit) throws InterruptedException {
    if (inCompany()) {
      channel.add(new Order(instance, script, text, limit, 0).unattended());
    } else {
      send(script, text, limit);
    }
  }

  private String send(String script, CommandText text, Duration limit) throws InterruptedException {
    throwIfInterrupted();
    try {
      String id = channel.runCommand().send(List.of(instance), script, text.toString(), limit);
      sent++;
      return id;
    } catch (SdkException e) {
      RunCommand.throwIfInterrupted(e);
      throw RunCommand.notSent(script, instance, e);
    }
  }

  private CommandEnd await(String script, String command, long start, Duration limit)
      throws InterruptedException {
    Duration patience = RunCommand.DELIVERY.plus(limit).plus(SLACK);
    while (true) {
      Duration delay =
          inCompany()
              ? channel.pollDelay().after(script, since(start))
              : PollDelay.after(since(start));
      Thread.sleep(delay.toMillis());
      Optional<CommandEnd> end =
          channel.runCommand().look(command, instance, script, since(start), limit);
      if (end.isPresent()) {
        return end.get();
      }
      if (since(start).compareTo(patience) > 0) {
        channel.runCommand().cancel(command, instance);
        return CommandEnd.late();
      }
    }
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
