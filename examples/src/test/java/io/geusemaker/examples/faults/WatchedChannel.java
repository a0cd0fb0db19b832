package io.geusemaker.examples.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel whose writes are seen, and can be cut short; all else goes to the real one. */
final class WatchedChannel extends FileChannel {

  private final FileChannel real;
  private final Watch watch;

  WatchedChannel(FileChannel real, Watch watch) {
    this.real = real;
    this.watch = watch;
  }

  /** Decides how much of a write takes place. */
  interface Watch {
    /** Returns how many bytes were written. */
    int on(int length, Write write) throws IOException;
  }

  /** A write that can be cut short. */
  interface Write {
    /** Writes the first bytes, all of them, and returns how many there were. */
    int first(int bytes) throws IOException;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int written = write(source, real.position());
    real.position(real.position() + written);
    return written;
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return watch.on(source.remaining(), bytes -> first(bytes, source, position));
  }

  private int first(int bytes, ByteBuffer source, long position) throws IOException {
    ByteBuffer part = source.slice(source.position(), bytes);
    while (part.hasRemaining()) {
      real.write(part, position + part.position());
    }
    source.position(source.position() + bytes);
    return bytes;
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException("such writes are not watched");
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException("such writes are not watched");
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return real.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    return real.read(targets, offset, length);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return real.read(target, position);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return real.transferTo(position, count, target);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    real.force(metadata);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException("writes to memory are not watched");
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
