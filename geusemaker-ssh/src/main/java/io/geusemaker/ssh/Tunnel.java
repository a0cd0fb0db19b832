package io.geusemaker.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Reaches a host through a connection to another one. */
final class Tunnel implements Proxy {

  private final ChannelDirectTCPIP channel;
  private final InputStream in;
  private final OutputStream out;

  Tunnel(Session between) throws JSchException, IOException {
    channel = Channels.open(between, "direct-tcpip", ChannelDirectTCPIP.class);
    in = channel.getInputStream();
    out = channel.getOutputStream();
  }

  @Override
  public void connect(@Nullable SocketFactory factory, String host, int port, int timeout)
      throws JSchException {
    channel.setHost(host);
    channel.setPort(port);
    channel.connect(timeout);
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public @Nullable Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    channel.disconnect();
  }
}
