package io.geusemaker.core.ssm;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends orders of one kind as few commands as they fit in, and tells each its end. */
final class GroupCommand {

  private static final Duration SLACK = Duration.ofSeconds(30);

  /** Up to how many whole outputs are asked for one by one, because parts would take longer. */
  private static final int FEW = 12;

  private final RunCommand runCommand;
  private final PollDelay pollDelay;
  private final Executor executor;

  GroupCommand(RunCommand runCommand, PollDelay pollDelay, Executor executor) {
    this.runCommand = runCommand;
    this.pollDelay = pollDelay;
    this.executor = executor;
  }

  /** Sends them; returns when all have ended, or at least those of one command. */
  void run(List<Order> gathered) {
    try {
      send(gathered);
    } catch (RuntimeException | Error e) {
      fail(gathered, e);
    }
  }

  private void send(List<Order> gathered) {
    List<Order> orders = gathered.stream().filter(order -> !order.isCancelled()).toList();
    if (orders.isEmpty()) {
      return;
    }
    List<Pack> packs = Pack.of(orders);
    packs.stream().skip(1).forEach(pack -> executor.execute(() -> run(pack)));
    run(packs.get(0));
  }

  private void run(Pack pack) {
    if (pack.orders().size() == 1 && !pack.orders().get(0).isUnattended()) {
      pack.orders().get(0).goAlone();
      return;
    }
    try {
      Optional<String> command = sent(pack);
      if (command.isPresent()) {
        await(pack, command.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(pack.orders(), e);
    } catch (RuntimeException | Error e) {
      fail(pack.orders(), e);
    }
  }

  /** Sends it; when AWS refuses it, perhaps for one instance only, each has to go alone. */
  private Optional<String> sent(Pack pack) throws InterruptedException {
    Order first = pack.orders().get(0);
    List<String> instances = pack.orders().stream().map(Order::instance).toList();
    try {
      String command =
          runCommand.send(instances, first.kind().script(), pack.text(), first.kind().limit());
      for (Order order : pack.orders()) {
        if (!order.sent(command)) {
          runCommand.cancel(command, order.instance());
        } else if (order.isUnattended()) {
          order.goAlone();
        }
      }
      return Optional.of(command);
    } catch (SdkException e) {
      RunCommand.throwIfInterrupted(e);
      for (Order order : pack.orders()) {
        if (order.isUnattended() && pack.orders().size() > 1) {
          run(new Pack(order.text().toString(), List.of(order)));
        } else if (RunCommand.isRefusedInTheEnd(e)) {
          order.goAlone();
        } else {
          order.failed(RunCommand.notSent(order.kind().script(), order.instance(), e));
        }
      }
      return Optional.empty();
    }
  }

  private void await(Pack pack, String command) throws InterruptedException {
    Order.Kind kind = pack.orders().get(0).kind();
    Duration patience = RunCommand.DELIVERY.plus(kind.limit()).plus(SLACK);
    List<Order> waiting = new ArrayList<>(pack.orders());
    long start = System.nanoTime();
    boolean first = true;
    while (true) {
      waiting.removeIf(order -> !order.isOpen());
      if (waiting.isEmpty()) {
        return;
      }
      Thread.sleep(pollDelay.after(kind.script(), since(start)).toMillis());
      Map<String, CommandEnd> ends =
          runCommand.list(command, kind.script(), since(start), kind.limit());
      if (first && !ends.isEmpty()) {
        first = false;
        pollDelay.took(kind.script(), since(start));
      }
      long cut = ends.values().stream().filter(CommandEnd::cut).count();
      for (Order order : waiting) {
        CommandEnd end = ends.get(order.instance());
        if (end != null) {
          order.ended(end.cut() && cut <= FEW ? whole(order, command, end, start) : end);
        }
      }
      if (since(start).compareTo(patience) > 0) {
        for (Order order : waiting) {
          if (order.isOpen()) {
            runCommand.cancel(command, order.instance());
            order.ended(CommandEnd.late());
          }
        }
      }
    }
  }

  private CommandEnd whole(Order order, String command, CommandEnd listed, long start)
      throws InterruptedException {
    Order.Kind kind = order.kind();
    return runCommand
        .look(command, order.instance(), kind.script(), since(start), kind.limit())
        .orElse(listed);
  }

  private static void fail(List<Order> orders, Throwable cause) {
    for (Order order : orders) {
      order.failed(
          cause instanceof GeuseMakerException e
                  && e.failure() instanceof HostFailure.ConnectionLost lost
              ? RunCommand.lost(order.kind().script(), order.instance(), lost.reason(), e)
              : RunCommand.lost(
                  order.kind().script(), order.instance(), String.valueOf(cause), cause));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
