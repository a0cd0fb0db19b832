package io.geusemaker.examples.sandbox.n8n;

import io.geusemaker.examples.sandbox.docker.Call;
import io.geusemaker.examples.sandbox.docker.Surroundings;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import io.geusemaker.examples.sandbox.process.Loopback;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The container of the n8n stand-in: one process after the other on the same port. A process that
 * gives up is started again, as the restart policy wants it.
 */
public final class N8nWorkload implements Workload {

  /** A header by which the sandbox's own look at n8n is kept out of the login limit. */
  public static final String OBSERVER_HEADER = Routes.OBSERVER;

  private static final int PORT_INSIDE = 5678;
  private static final long RESTART_DELAY_MILLIS = 300;

  private final Function<String, Optional<PostgresServer>> names;
  private final boolean startedAgain;
  private final int port = Loopback.freePort();
  private final LoginLimit limit = new LoginLimit();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private @Nullable Thread supervisor;
  private volatile @Nullable N8nProcess process;
  private volatile boolean wanted;
  private volatile boolean ended;
  private final AtomicInteger restarts = new AtomicInteger();

  /**
   * A stopped n8n that is started again when it ends by itself.
   *
   * @param database the server that it knows as {@code postgres}
   */
  public N8nWorkload(PostgresServer database) {
    this(host -> host.equals("postgres") ? Optional.of(database) : Optional.empty(), true);
  }

  private N8nWorkload(Function<String, Optional<PostgresServer>> names, boolean startedAgain) {
    this.names = names;
    this.startedAgain = startedAgain;
  }

  /**
   * A stopped n8n that stays down when it ends by itself.
   *
   * @param names the server that a host name means
   * @return the workload
   */
  public static N8nWorkload once(Function<String, Optional<PostgresServer>> names) {
    return new N8nWorkload(names, false);
  }

  @Override
  public synchronized void start(Surroundings surroundings) {
    wanted = true;
    ended = false;
    restarts.set(0);
    N8nProcess first = N8nProcess.listening(port, surroundings, names, limit, log);
    process = first;
    Thread thread = new Thread(() -> supervise(first, surroundings), "sandbox-n8n");
    thread.setDaemon(true);
    supervisor = thread;
    thread.start();
  }

  @Override
  public synchronized void stop() {
    wanted = false;
    N8nProcess running = process;
    if (running != null) {
      running.close();
    }
    Thread thread = supervisor;
    supervisor = null;
    if (thread != null) {
      thread.interrupt();
      join(thread);
    }
    N8nProcess last = process;
    if (last != null) {
      last.close();
    }
    process = null;
  }

  @Override
  public Status status() {
    if (!wanted || ended) {
      return new Status(Phase.EXITED, ended ? 1 : 0, false);
    }
    N8nProcess running = process;
    return running == null
        ? new Status(Phase.RESTARTING, 1, false)
        : new Status(Phase.RUNNING, 0, true);
  }

  @Override
  public int restarts() {
    return restarts.get();
  }

  @Override
  public OptionalInt run(Surroundings surroundings, Call call) {
    return OptionalInt.of(N8nProcess.export(call, surroundings, names));
  }

  @Override
  public List<String> logs() {
    return List.copyOf(log);
  }

  @Override
  public Map<Integer, Integer> ports() {
    return Map.of(PORT_INSIDE, port);
  }

  /**
   * Whether the process that runs now has its REST routes.
   *
   * @return whether it is up
   */
  public boolean accessible() {
    N8nProcess running = process;
    return running != null && running.accessible();
  }

  /** Ends n8n's open sessions, as a network fault would. */
  public void dropSessions() {
    N8nProcess running = process;
    if (running != null) {
      running.dropSessions();
    }
  }

  /** Forgets the logins that were counted. */
  public void forgetLogins() {
    limit.forget();
  }

  private void supervise(N8nProcess first, Surroundings surroundings) {
    N8nProcess current = first;
    try {
      while (wanted && !current.boot()) {
        current.close();
        process = null;
        if (!startedAgain) {
          ended = true;
          return;
        }
        Thread.sleep(RESTART_DELAY_MILLIS);
        restarts.incrementAndGet();
        current = N8nProcess.listening(port, surroundings, names, limit, log);
        process = current;
      }
    } catch (InterruptedException stopped) {
      current.close();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
