package io.geusemaker.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

/** Opens channels on a session; JSch answers with null when the session breaks meanwhile. */
final class Channels {

  private Channels() {}

  static <C extends Channel> C open(Session session, String type, Class<C> kind)
      throws JSchException {
    Channel channel = session.openChannel(type);
    if (channel == null) {
      throw new JSchException("session is down");
    }
    return kind.cast(channel);
  }
}
