package io.geusemaker.examples.sandbox.docker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * One call: what the caller says, whole, then frames back to it. A frame is a byte and a number of
 * four bytes: 1 or 2 with a length and as many bytes of standard output or error, 0 with the exit
 * code.
 */
final class Conversation implements AutoCloseable {

  private static final byte EXIT = 0;
  private static final byte OUT = 1;
  private static final byte ERR = 2;
  private static final int HEAD = 5;

  private final SocketChannel caller;

  Conversation(SocketChannel caller) {
    this.caller = caller;
  }

  void answer(ToIntFunction<Call> command) throws IOException {
    PrintStream out = printer(OUT);
    PrintStream err = printer(ERR);
    int exitCode = 125;
    try {
      exitCode = command.applyAsInt(read(out, err));
    } catch (RuntimeException e) {
      err.println("sandbox: the stand-in failed: " + e);
    } finally {
      out.close();
      err.close();
      send(EXIT, exitCode, new byte[0], 0, 0);
    }
  }

  @Override
  public void close() throws IOException {
    caller.close();
  }

  private PrintStream printer(byte kind) {
    OutputStream frames =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            send(kind, length, bytes, offset, length);
          }
        };
    return new PrintStream(new BufferedOutputStream(frames), false, StandardCharsets.UTF_8);
  }

  private synchronized void send(byte kind, int number, byte[] bytes, int offset, int length)
      throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(HEAD + length);
    frame.put(kind).putInt(number).put(bytes, offset, length).flip();
    while (frame.hasRemaining()) {
      caller.write(frame);
    }
  }

  /** Program, directory, arguments and variables, each ended by NUL; then standard input. */
  private Call read(PrintStream out, PrintStream err) throws IOException {
    DataInputStream data =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(caller)));
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = data.read(); b != 0; b = data.read()) {
      if (b < 0) {
        throw new EOFException("the caller ended before it had said all");
      }
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
