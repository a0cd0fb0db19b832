package io.geusemaker.examples.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.sshd.common.file.root.RootedFileSystemProvider;

/**
 * A state directory on which one interaction goes wrong. Putting a change on disk is part of the
 * change: who is killed between the two finds it all the same.
 */
final class FaultyStore extends RootedFileSystemProvider {

  private final Faults faults;
  private final RunNames names;

  private FaultyStore(Faults faults, RunNames names) {
    this.faults = faults;
    this.names = names;
  }

  /** The same directory, under faults. */
  static Path over(Path directory, Faults faults) {
    try (Stream<Path> files = Files.walk(directory)) {
      RunNames names = RunNames.after(files.map(file -> String.valueOf(file.getFileName())));
      return new FaultyStore(faults, names).newFileSystem(directory, Map.of()).getPath("/");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Act<T> {
    T act() throws IOException;
  }

  private <T> T change(String name, Act<T> act) throws IOException {
    Optional<Fault> fault = faults.meet(Place.CHANGE, name);
    if (faults.isCut(Place.CHANGE)) {
      throw full();
    }
    if (fault.isEmpty()) {
      return act.act();
    }
    if (fault.get().strikesAfter()) {
      act.act();
    }
    faults.strike();
    throw full();
  }

  private int write(String name, int length, WatchedChannel.Write write) throws IOException {
    Optional<Fault> fault = faults.meet(Place.WRITE, name);
    if (faults.isCut(Place.WRITE)) {
      throw full();
    }
    if (fault.isEmpty()) {
      return write.first(length);
    }
    write.first(fault.get().kept(length));
    faults.strike();
    throw full();
  }

  private static IOException full() {
    return new IOException("No space left on device");
  }

  private <T> T look(String name, Act<T> act) throws IOException {
    if (faults.meet(Place.READ, name).isPresent()) {
      faults.strike();
      throw new IOException("Input/output error");
    }
    return act.act();
  }

  private String name(Path file) {
    return names.of(String.valueOf(file.getFileName()));
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (Files.isDirectory(path)) {
      return super.newFileChannel(path, options, attributes);
    }
    if (!options.contains(StandardOpenOption.WRITE)) {
      return look("read " + name(path), () -> super.newFileChannel(path, options, attributes));
    }
    return watched(
        path,
        options.contains(StandardOpenOption.CREATE)
            ? change("open " + name(path), () -> super.newFileChannel(path, options, attributes))
            : super.newFileChannel(path, options, attributes));
  }

  private FileChannel watched(Path path, FileChannel channel) {
    return new WatchedChannel(
        channel, (length, write) -> write("write " + name(path), length, write));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return options.contains(StandardOpenOption.READ) || options.isEmpty()
        ? look("read " + name(path), () -> super.newByteChannel(path, options, attributes))
        : watched(
            path,
            change("create " + name(path), () -> super.newFileChannel(path, options, attributes)));
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) {
    throw new UnsupportedOperationException("writes to a stream are not watched");
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return look("list " + name(directory), () -> super.newDirectoryStream(directory, filter));
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    change(
        "make " + name(directory),
        () -> {
          super.createDirectory(directory, attributes);
          return directory;
        });
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    change(
        "link " + name(link),
        () -> {
          super.createLink(link, existing);
          return link;
        });
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    change(
        "move " + name(target),
        () -> {
          super.move(source, target, options);
          return target;
        });
  }

  @Override
  public void delete(Path path) throws IOException {
    change(
        "delete " + name(path),
        () -> {
          super.delete(path);
          return path;
        });
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    return Files.exists(path) && change("delete " + name(path), () -> super.deleteIfExists(path));
  }
}
