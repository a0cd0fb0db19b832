package io.geusemaker.examples.sandbox.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine below docker: its processor, and the disk that images are kept on. */
public final class Machine {

  private final String architecture;
  private final Path dockerRoot;
  private final Path freeKib;
  private volatile boolean full;
  private volatile String memoryOfEach = "64MiB";

  /**
   * A machine with room for images.
   *
   * @param architecture {@code amd64} or {@code arm64}
   * @param dockerRoot where docker keeps its data; it is made
   * @param freeKib where to write what the stand-in for df says is free there
   */
  public Machine(String architecture, Path dockerRoot, Path freeKib) {
    this.architecture = architecture;
    this.dockerRoot = dockerRoot;
    this.freeKib = freeKib;
    try {
      Files.createDirectories(dockerRoot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String architecture() {
    return architecture;
  }

  /** The processor as the kernel names it. */
  String processor() {
    return architecture.equals("arm64") ? "aarch64" : "x86_64";
  }

  Path dockerRoot() {
    return dockerRoot;
  }

  String memoryOfEach() {
    return memoryOfEach;
  }

  /**
   * Sets what each container that runs is said to use.
   *
   * @param amount as docker writes it, such as {@code 64MiB}
   */
  public void sayMemoryOfEach(String amount) {
    memoryOfEach = amount;
  }

  boolean full() {
    return full;
  }

  /**
   * Lets df say that so much is free where docker keeps images.
   *
   * @param kib in KiB
   */
  public void sayFree(long kib) {
    try {
      Files.writeString(freeKib, Long.toString(kib));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills the disk for the next pulls, or empties it.
   *
   * @param now whether it is full from now on
   */
  public void fill(boolean now) {
    full = now;
  }
}
