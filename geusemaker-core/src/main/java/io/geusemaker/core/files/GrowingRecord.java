package io.geusemaker.core.files;

import java.io.IOException;

/**
 * A record to which lines are added, by whoever has opened it. In a store it belongs to who changed
 * it last: to others who had opened it before it is lost.
 */
public sealed interface GrowingRecord permits GrowingFile, GrowingDocument {

  /**
   * How long it is now.
   *
   * @return in bytes
   * @throws IOException when that cannot be seen
   */
  long size() throws IOException;

  /**
   * The content from a place on.
   *
   * @param from how many bytes are passed over
   * @return its bytes; none when it ends before
   * @throws IOException when it cannot be read
   */
  byte[] read(long from) throws IOException;

  /**
   * Writes at a place and cuts off what was behind it; durable when this returns, also in a thread
   * that was interrupted. What failed can be repeated.
   *
   * @param from how many bytes stay
   * @param content what comes behind them
   * @return false when another has changed it in a store since it was opened or last written here;
   *     nothing was written then
   * @throws IOException when it cannot be written; some of it may be there
   */
  boolean write(long from, byte[] content) throws IOException;
}
