package io.geusemaker.examples.faults;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.geusemaker.examples.sandbox.Releases;
import io.geusemaker.examples.sandbox.registry.SandboxRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The state file that GeuseMaker itself keeps of a deployment. */
final class StateFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StateFile() {}

  /** Writes one of a deployment that runs the sandbox's installed releases. */
  static void write(Path file, String name, SandboxRegistry registry) {
    ObjectNode state = JSON.createObjectNode();
    state.put("schema_version", 2).put("stack_name", name).put("status", "running");
    state.put("keypair_name", "my-key").putNull("efs_id");
    state
        .putObject("container_images")
        .put("postgres", registry.tagged(Releases.POSTGRES, Releases.POSTGRES_INSTALLED))
        .put("n8n", registry.tagged(Releases.N8N, Releases.N8N_INSTALLED));
    state.putObject("config").put("region", "eu-central-1").put("tier", "dev");
    state.putArray("previous_states");
    try {
      Files.createDirectories(file.resolveSibling(""));
      JSON.writeValue(file.toFile(), state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The images that it names, by service. */
  static Map<String, String> images(Path file) {
    try {
      return JSON.convertValue(
          JSON.readTree(file.toFile()).path("container_images"), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
