package io.geusemaker.core.files;

import io.geusemaker.api.spi.contract.MemoryStateStore;
import java.nio.file.Path;

/** Where the records of a test are: each kind does what the others do. */
public enum Fixture {
  /** Files of a directory. */
  DIRECTORY,
  /** Documents of a store. */
  STORE,
  /** Documents of a store among others, in a folder of a folder. */
  DEEP_STORE;

  /** A folder without records. */
  public Records in(Path directory) {
    return switch (this) {
      case DIRECTORY -> Records.in(directory.resolve("dev"));
      case STORE -> Records.in(new MemoryStateStore()).folder("dev");
      case DEEP_STORE -> Records.in(new MemoryStateStore()).folder("a").folder("dev");
    };
  }
}
