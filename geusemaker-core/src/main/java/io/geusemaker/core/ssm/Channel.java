package io.geusemaker.core.ssm;

import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What the sessions of this process in one region share while there are any: the client, our key
 * pair, and the way in which commands to several instances become one.
 */
final class Channel {

  private record Place(Optional<String> region, Optional<URI> endpoint) {}

  /** How long what is left to be sent may take. */
  private static final Duration LEAVING = Duration.ofSeconds(5);

  private static final Map<Place, Channel> OPEN = new HashMap<>();

  private final Place place;
  private final SsmClient client;
  private final RunCommand runCommand;
  private final CompletableFuture<KeyPair> ownPair = SessionKeys.ownPair();
  private final PollDelay pollDelay = new PollDelay();
  private final ExecutorService threads = Executors.newCachedThreadPool(Channel::thread);
  private final Gathering<Order.Kind, Order> orders;
  private final Instances instances;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile int sessions;

  private Channel(Place place, SsmClient client) {
    this.place = place;
    this.client = client;
    this.runCommand = new RunCommand(client);
    GroupCommand group = new GroupCommand(runCommand, pollDelay, threads);
    this.orders = new Gathering<>(RunCommand.MOST, this::idle, threads, group::run);
    this.instances = new Instances(client, this);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "geusemaker-ssm");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Joins the others.
   *
   * @return the channel, to be left once
   * @throws io.geusemaker.api.failure.GeuseMakerException when no region is set
   */
  static Channel enter(SsmConfig config) {
    Place place = new Place(config.region(), config.endpoint());
    synchronized (OPEN) {
      Channel channel = OPEN.get(place);
      if (channel == null) {
        channel = new Channel(place, SsmClients.client(config));
        OPEN.put(place, channel);
      }
      channel.sessions++;
      return channel;
    }
  }

  /** The last to leave sees that what was left to be sent is, and ends the connections. */
  void leave() {
    synchronized (OPEN) {
      sessions--;
      if (sessions > 0) {
        return;
      }
      OPEN.remove(place);
    }
    orders.finish(LEAVING);
    threads.shutdown();
    client.close();
  }

  /** How many sessions there are. */
  int companions() {
    return sessions;
  }

  RunCommand runCommand() {
    return runCommand;
  }

  /** How long to wait for what other hosts have done before. */
  PollDelay pollDelay() {
    return pollDelay;
  }

  Instances instances() {
    return instances;
  }

  CompletableFuture<KeyPair> ownPair() {
    return ownPair;
  }

  /** How many sessions wait for nothing, so that they may yet ask for something. */
  int idle() {
    return sessions - waiting.get();
  }

  /**
   * Counts a session as one that waits until then, once what it waits for has been added: what is
   * gathered is not closed before it has come.
   */
  void waiting(CompletableFuture<?> until) {
    waiting.incrementAndGet();
    orders.lookAgain();
    instances.lookAgain();
    var unused = until.whenComplete((result, failure) -> waiting.decrementAndGet());
  }

  ExecutorService threads() {
    return threads;
  }

  /** Sends an order together with others of its kind. */
  void add(Order order) {
    orders.add(order.kind(), order);
  }

  /** Cancels an order that has not ended. */
  void takeBack(Order order) {
    if (order.isOpen()) {
      order.cancel().ifPresent(command -> runCommand.cancel(command, order.instance()));
    }
  }
}
