package io.geusemaker.examples.sandbox.docker;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The pipes of one call. */
final class Conversation implements AutoCloseable {

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final RandomAccessFile done;

  private Conversation(InputStream in, PrintStream out, PrintStream err, RandomAccessFile done) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.done = done;
  }

  static Conversation open(Path directory) throws IOException {
    RandomAccessFile done = hold(directory, "done");
    List<RandomAccessFile> held = new ArrayList<>();
    try {
      for (String name : List.of("in", "out", "err")) {
        held.add(hold(directory, name));
      }
      return new Conversation(
          new FileInputStream(directory.resolve("in").toFile()),
          printer(directory.resolve("out").toFile()),
          printer(directory.resolve("err").toFile()),
          done);
    } finally {
      for (RandomAccessFile pipe : held) {
        pipe.close();
      }
    }
  }

  void answer(ToIntFunction<Call> command) throws IOException {
    say("ready");
    Call call = read();
    int exitCode = 125;
    try {
      exitCode = command.applyAsInt(call);
    } catch (RuntimeException e) {
      err.println("sandbox: the stand-in failed: " + e);
    } finally {
      out.close();
      err.close();
      say(Integer.toString(exitCode));
    }
  }

  @Override
  public void close() {
    try {
      in.close();
      out.close();
      err.close();
      done.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Program, directory, arguments and variables, each ended by NUL; then standard input. */
  private Call read() throws IOException {
    DataInputStream data = new DataInputStream(new java.io.BufferedInputStream(in));
    String program = text(data);
    Path directory = Path.of(text(data));
    List<String> arguments = texts(data);
    Map<String, String> environment = new LinkedHashMap<>();
    for (String assignment : texts(data)) {
      String[] pair = assignment.split("=", 2);
      if (!pair[1].isEmpty()) {
        environment.put(pair[0], pair[1]);
      }
    }
    return new Call(program, arguments, directory, environment, rest(data), out, err);
  }

  /** Read whole at once: a caller must never wait for a command that reads nothing. */
  private static InputStream rest(DataInputStream data) throws IOException {
    return new ByteArrayInputStream(data.readAllBytes());
  }

  private static List<String> texts(DataInputStream data) throws IOException {
    int count = Integer.parseInt(text(data));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(data));
    }
    return texts;
  }

  private static String text(DataInputStream data) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    for (int b = data.read(); b != 0; b = data.read()) {
      if (b < 0) {
        throw new EOFException("the caller ended before it had said all");
      }
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void say(String line) throws IOException {
    done.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static RandomAccessFile hold(Path directory, String name) throws IOException {
    File pipe = directory.resolve(name).toFile();
    if (!pipe.exists()) {
      throw new EOFException("the caller is gone");
    }
    return new RandomAccessFile(pipe, "rw");
  }

  private static PrintStream printer(File pipe) throws IOException {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(pipe)), false, StandardCharsets.UTF_8);
  }
}
