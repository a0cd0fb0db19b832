package io.geusemaker.scripting.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Hands new credentials to a file or to another program, as JSON: the credentials of each
 * deployment by its name, the secret of each by its id.
 */
final class CredentialDelivery {

  private static final String FILE = "--credentials-to";
  private static final String COMMAND = "--credentials-command";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  @Option(
      names = FILE,
      paramLabel = "FILE",
      description =
          "Write the new credentials to this file, as JSON and in the clear; it must not be there"
              + " yet, and only you can read it.")
  private @Nullable Path file;

  @Option(
      names = COMMAND,
      paramLabel = "COMMAND",
      description =
          "Have a shell run this command, with the new credentials on its standard input as JSON.")
  private @Nullable String command;

  boolean wanted() {
    return file != null || command != null;
  }

  /** Sees that they can be handed over, before anything is done. */
  void check(boolean rotating, boolean planOnly) {
    if (!wanted()) {
      return;
    }
    String name = file != null ? FILE : COMMAND;
    refuse(file != null && command != null, COMMAND, "it cannot be combined with " + FILE);
    refuse(!rotating, name, "it needs --rotate-credentials");
    refuse(planOnly, name, "a dry run has no new credentials");
    if (file != null) {
      refuse(Files.exists(file), name, file + " is there already");
      try {
        Files.delete(Files.createFile(file, OWNER_ONLY));
      } catch (IOException | UnsupportedOperationException e) {
        refuse(true, name, file + " cannot be made");
      }
    }
  }

  private static void refuse(boolean condition, String option, String reason) {
    if (condition) {
      throw new GeuseMakerException(new RequestFailure.Invalid(option, reason));
    }
  }

  /**
   * Hands them over. That they could not be is told; what was done is done all the same.
   *
   * @param credentials secret by credential by deployment
   */
  void hand(Session session, Map<String, Map<CredentialId, Secret>> credentials) {
    ObjectNode document = Json.mapper().createObjectNode();
    credentials.forEach(
        (deployment, secrets) -> {
          ObjectNode node = document.putObject(deployment);
          secrets.forEach(
              (id, secret) -> node.put(id.toString(), secret.reveal(SecretAccess.deliberate())));
        });
    byte[] content = new byte[0];
    try {
      content = Json.mapper().writeValueAsBytes(document);
      String where = file != null ? write(file, content) : run(String.valueOf(command), content);
      if (!session.quiet()) {
        session.tell("The new credentials " + where + ".");
      }
    } catch (IOException | UnsupportedOperationException e) {
      session
          .errors()
          .text(
              "The new credentials were not handed over: "
                  + e.getMessage()
                  + ". They work and are on record, but are shown to nobody: rotate again for others.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.errors().text("The command did not end before it was interrupted.");
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static String write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    return "are in " + file;
  }

  private static String run(String command, byte[] content)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream input = process.getOutputStream()) {
      input.write(content);
    } catch (IOException e) {
      // It did not read them: how it ended says whether that was meant.
    }
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("the command ended with " + status);
    }
    return "were handed to the command";
  }
}
