package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.image.Content;
import io.geusemaker.examples.sandbox.image.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of n8n's installation that tell which migrations it knows, as in 1.123.81 and 2.40.7: a
 * list of classes, whose names are not always those of their files.
 */
final class N8nFiles {

  private N8nFiles() {}

  /** Writes them; nothing where the image has no migrations. */
  static void write(Content content, Path root) throws IOException {
    if (content.migrations().isEmpty()) {
      return;
    }
    Path home = Files.createDirectories(root.resolve("lib/node_modules/n8n"));
    Path program = Files.createDirectory(home.resolve("bin")).resolve("n8n");
    Files.writeString(program, "#!/usr/bin/env node\n");
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
    Files.createSymbolicLink(Files.createDirectory(root.resolve("bin")).resolve("n8n"), program);
    Path list =
        Files.createDirectories(home.resolve("node_modules/@n8n/db/dist/migrations/postgresdb"))
            .resolve("index.js");
    StringBuilder text = new StringBuilder("\"use strict\";\nconst postgresMigrations = [\n");
    for (Migration one : content.migrations()) {
      text.append("    _").append(one.timestamp()).append("_File_1.").append(one.name());
      text.append(",\n");
    }
    Files.writeString(list, text.append("];\n"));
  }
}
