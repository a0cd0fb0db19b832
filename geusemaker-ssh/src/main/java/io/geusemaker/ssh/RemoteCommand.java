package io.geusemaker.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One command on a channel of its own; JSch's thread fills both outputs while it runs. */
final class RemoteCommand implements AutoCloseable {

  /** How long a background child that keeps a stream open is listened to. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private static final int UNKNOWN_SIGNAL = 0;
  private static final Map<String, Integer> SIGNALS =
      Map.ofEntries(
          Map.entry("HUP", 1),
          Map.entry("INT", 2),
          Map.entry("QUIT", 3),
          Map.entry("ILL", 4),
          Map.entry("ABRT", 6),
          Map.entry("FPE", 8),
          Map.entry("KILL", 9),
          Map.entry("USR1", 10),
          Map.entry("SEGV", 11),
          Map.entry("USR2", 12),
          Map.entry("PIPE", 13),
          Map.entry("ALRM", 14),
          Map.entry("TERM", 15));

  private final Session session;
  private final ChannelExec channel;
  private final Sink stdout = new Sink();
  private final Sink stderr = new Sink();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean abandoned;
  private volatile Optional<JSchException> refusal = Optional.empty();
  private volatile long lastHeard = System.nanoTime();

  private RemoteCommand(Session session) throws JSchException {
    this.session = session;
    this.channel = Channels.open(session, "exec", ChannelExec.class);
  }

  /** Starts a command; in a thread of its own, because JSch swallows interrupts meanwhile. */
  static RemoteCommand start(Session session, String command, byte[] stdin, Duration limit)
      throws JSchException {
    RemoteCommand remote = new RemoteCommand(session);
    remote.channel.setCommand(command);
    remote.channel.setInputStream(remote.new Source(stdin));
    remote.channel.setOutputStream(remote.stdout);
    remote.channel.setErrStream(remote.stderr);
    Thread starter = new Thread(() -> remote.connect(limit), "geusemaker-exec");
    starter.setDaemon(true);
    starter.start();
    return remote;
  }

  /** Quotes arguments that hold no single quote for any remote login shell. */
  static String line(List<String> arguments) {
    return arguments.stream()
        .map(argument -> argument.matches("[A-Za-z0-9-]+") ? argument : "'" + argument + "'")
        .collect(Collectors.joining(" "));
  }

  private void connect(Duration limit) {
    try {
      channel.connect(Math.toIntExact(limit.toMillis()));
    } catch (JSchException e) {
      refusal = Optional.of(e);
      over.countDown();
    } finally {
      started.countDown();
    }
  }

  /** Waits for the end; false when it still runs. */
  boolean await(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      // The channel closes standard error last, after it took the exit code. A channel that is
      // being opened does not notice that the connection breaks.
      boolean begun = started.await(100, TimeUnit.MILLISECONDS);
      if (!session.isConnected()
          || (begun && (over.await(100, TimeUnit.MILLISECONDS) || channel.isClosed()))) {
        return true;
      }
      long now = System.nanoTime();
      if (status().isPresent() && now - lastHeard > LINGER.toNanos()) {
        return true;
      }
      if (now > deadline) {
        return false;
      }
    }
  }

  /** Why it could not be started. */
  Optional<JSchException> refusal() {
    return refusal;
  }

  /** The exit code, 128 and more for a signal; empty when the host did not tell. */
  OptionalInt status() {
    if (refusal.isPresent()) {
      // JSch then holds the reason in place of an exit code.
      return OptionalInt.empty();
    }
    String signal = channel.getExitSignal();
    if (signal != null) {
      return OptionalInt.of(128 + SIGNALS.getOrDefault(signal, UNKNOWN_SIGNAL));
    }
    return channel.getExitStatus() < 0
        ? OptionalInt.empty()
        : OptionalInt.of(channel.getExitStatus());
  }

  byte[] stdout() {
    return stdout.toByteArray();
  }

  byte[] stderr() {
    return stderr.toByteArray();
  }

  /** Gives it no more input; a program of which the shell has not got the whole does not run. */
  void abandon() {
    abandoned = true;
  }

  @Override
  public void close() {
    // A channel that is still being opened cannot be closed, and would run its command later.
    abandon();
    channel.disconnect();
  }

  private final class Source extends ByteArrayInputStream {

    Source(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      return abandoned ? -1 : super.read(buffer, offset, length);
    }
  }

  private final class Sink extends ByteArrayOutputStream {

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      lastHeard = System.nanoTime();
    }

    @Override
    public void close() {
      if (this == stderr) {
        over.countDown();
      }
    }
  }
}
