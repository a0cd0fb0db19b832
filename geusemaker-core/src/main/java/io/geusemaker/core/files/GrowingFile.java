package io.geusemaker.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to which lines are added; an addition costs no more than the line. */
record GrowingFile(Path file) implements GrowingRecord {

  @Override
  public long size() throws IOException {
    return Files.size(file);
  }

  @Override
  public byte[] read(long from) throws IOException {
    return Uninterrupted.read(file, from);
  }

  @Override
  public boolean write(long from, byte[] content) throws IOException {
    Uninterrupted.write(file, from, content);
    return true;
  }
}
