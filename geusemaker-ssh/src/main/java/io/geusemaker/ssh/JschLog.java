package io.geusemaker.ssh;

import com.jcraft.jsch.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Takes what JSch says, which is much at its level of information, one level down. */
final class JschLog implements Logger {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("io.geusemaker.ssh.jsch");

  @Override
  public boolean isEnabled(int level) {
    return LOG.isEnabledForLevel(level(level));
  }

  @Override
  public void log(int level, String message) {
    LOG.atLevel(level(level)).log(message);
  }

  @Override
  public void log(int level, String message, Throwable cause) {
    LOG.atLevel(level(level)).setCause(cause).log(message);
  }

  private static Level level(int level) {
    return switch (level) {
      case DEBUG -> Level.TRACE;
      case INFO -> Level.DEBUG;
      case WARN -> Level.INFO;
      default -> Level.WARN;
    };
  }
}
