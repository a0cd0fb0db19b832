package io.geusemaker.ssh;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks as much of the agent protocol as a login needs, for one key. */
final class FakeAgent implements AutoCloseable {

  private static final int REQUEST_IDENTITIES = 11;
  private static final int IDENTITIES_ANSWER = 12;
  private static final int SIGN_REQUEST = 13;
  private static final int SIGN_RESPONSE = 14;
  private static final int FAILURE = 5;

  private final Path socket;
  private final UserKey key;
  private final ServerSocketChannel server;
  private final AtomicInteger signatures = new AtomicInteger();
  private final AtomicInteger additions = new AtomicInteger();

  FakeAgent(Path socket, UserKey key) throws IOException {
    this.socket = socket;
    this.key = key;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread thread = new Thread(this::serve, "fake-agent");
    thread.setDaemon(true);
    thread.start();
  }

  Path socket() {
    return socket;
  }

  int signatures() {
    return signatures.get();
  }

  int additions() {
    return additions.get();
  }

  private void serve() {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept();
          DataInputStream in = new DataInputStream(Channels.newInputStream(client));
          DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client))) {
        while (true) {
          byte[] reply = reply(new DataInputStream(new java.io.ByteArrayInputStream(string(in))));
          out.writeInt(reply.length);
          out.write(reply);
          out.flush();
        }
      } catch (IOException e) {
        // The client hung up, or the agent was closed.
      }
    }
  }

  private byte[] reply(DataInputStream request) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream reply = new DataOutputStream(bytes);
    int type = request.readByte();
    if (type == REQUEST_IDENTITIES) {
      reply.writeByte(IDENTITIES_ANSWER);
      reply.writeInt(1);
      string(reply, key.pair().getPublicKeyBlob());
      string(reply, "key of the agent".getBytes(StandardCharsets.UTF_8));
    } else if (type == SIGN_REQUEST) {
      string(request);
      signatures.incrementAndGet();
      reply.writeByte(SIGN_RESPONSE);
      string(reply, key.pair().getSignature(string(request)));
    } else {
      additions.incrementAndGet();
      reply.writeByte(FAILURE);
    }
    return bytes.toByteArray();
  }

  private static byte[] string(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private static void string(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
