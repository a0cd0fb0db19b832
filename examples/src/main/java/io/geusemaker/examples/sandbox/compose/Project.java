package io.geusemaker.examples.sandbox.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A compose project, resolved.
 *
 * @param source where it was read from
 * @param name the project's name
 * @param model what {@code docker compose config --format json} shows, dollar signs not escaped
 * @param unset the variables that had no value
 */
public record Project(ProjectSource source, String name, ObjectNode model, Set<String> unset) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads and resolves a project.
   *
   * @param source the files
   * @return the project
   * @throws ComposeError as compose would end
   */
  public static Project load(ProjectSource source) {
    Map<String, String> variables = variables(source);
    Interpolation interpolation = new Interpolation(variables);
    JsonNode raw = new Places(interpolation).resolve(read(source.file()));
    String directoryName = String.valueOf(source.directory().getFileName());
    String name =
        source
            .name()
            .orElseGet(
                () -> raw.path("name").asText(directoryName.toLowerCase(java.util.Locale.ROOT)));
    ObjectNode model = new Normalizer(source.directory(), variables, name).normalize(raw);
    return new Project(source, name, model, interpolation.unset());
  }

  /**
   * The services in the order of the model.
   *
   * @return the services
   */
  public List<Service> services() {
    List<Service> services = new ArrayList<>();
    model
        .path("services")
        .properties()
        .forEach(entry -> services.add(new Service(entry.getKey(), entry.getValue(), model)));
    return services;
  }

  /**
   * The model as compose prints it.
   *
   * @param json whether as JSON rather than YAML
   * @return text, dollar signs escaped
   */
  public String render(boolean json) {
    if (json) {
      return model.toPrettyString().replace("$", "$$");
    }
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setIndent(2).build();
    Object tree = JSON.convertValue(model, Object.class);
    return new Dump(settings).dumpToString(tree).replace("$", "$$");
  }

  private static Map<String, String> variables(ProjectSource source) {
    Map<String, String> variables = new TreeMap<>();
    List<Path> files = source.envFiles();
    Path byDefault = source.directory().resolve(".env");
    if (files.isEmpty() && Files.isRegularFile(byDefault)) {
      files = List.of(byDefault);
    }
    for (Path file : files) {
      variables.putAll(EnvFile.read(file, variables));
    }
    return variables;
  }

  private static JsonNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw ComposeError.noSuchFile("open " + file + ": no such file or directory");
    }
    try {
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      return JSON.valueToTree(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (YamlEngineException e) {
      throw ComposeError.unreadable("yaml: " + e.getMessage());
    }
  }
}
