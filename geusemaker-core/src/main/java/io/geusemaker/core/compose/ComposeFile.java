package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One compose file, read through anchors, aliases and merges, and edited without touching any other
 * byte. Immutable. Several documents in one file override each other in order, as in compose v2.
 */
public final class ComposeFile {

  private final YamlText yaml;
  private final List<ComposeDocument> documents;

  private ComposeFile(YamlText yaml) {
    this.yaml = yaml;
    this.documents =
        yaml.documents().stream().map(node -> ComposeDocument.read(yaml, node)).toList();
  }

  /**
   * Parses a compose file.
   *
   * @param name the file as failures name it
   * @param text its text
   * @return the compose file
   * @throws GeuseMakerException with {@link StackFailure.UnreadableCompose} when it is not YAML or
   *     not shaped like a compose file
   */
  public static ComposeFile parse(String name, String text) {
    return new ComposeFile(YamlText.parse(name, text));
  }

  /**
   * The whole text.
   *
   * @return exactly what was parsed
   */
  public String text() {
    return yaml.text();
  }

  /**
   * The services that it mentions.
   *
   * @return names in order of appearance
   */
  public Set<String> services() {
    Set<String> names = new LinkedHashSet<>();
    documents.forEach(document -> names.addAll(document.services().keySet()));
    return names;
  }

  /**
   * The variables in a service's {@code environment:}.
   *
   * @param service the service
   * @return names in order of appearance; none for a service that it does not mention
   */
  public Set<String> variables(String service) {
    return environment(service).keySet();
  }

  /**
   * What a variable is set to, before interpolation.
   *
   * @param service the service
   * @param variable the variable
   * @return empty when the service's {@code environment:} has no text for it
   */
  public Optional<String> template(String service, String variable) {
    return Optional.ofNullable(environment(service).get(variable))
        .filter(entry -> !entry.passedOn())
        .flatMap(EnvironmentEntry::template);
  }

  Map<String, EnvironmentEntry> environment(String service) {
    Map<String, EnvironmentEntry> merged = new LinkedHashMap<>();
    definitions(service).forEach(definition -> merged.putAll(definition.environment()));
    return merged;
  }

  /**
   * The services whose variable of any name is held by the same scalar, by an anchor.
   *
   * @param service the service
   * @param variable the variable
   * @return names of all that share it, the service itself too; none when it does not set the
   *     variable
   */
  public Set<String> sharing(String service, String variable) {
    Set<String> sharing = new TreeSet<>();
    EnvironmentEntry entry = environment(service).get(variable);
    if (entry != null) {
      for (String other : services()) {
        boolean shares =
            environment(other).values().stream()
                .anyMatch(candidate -> candidate.scalar().start() == entry.scalar().start());
        if (shares) {
          sharing.add(other);
        }
      }
    }
    return sharing;
  }

  /**
   * The env files of a service.
   *
   * @param service the service
   * @return in the order in which they override each other
   */
  public List<EnvFileReference> envFiles(String service) {
    return definitions(service).stream().flatMap(d -> d.envFiles().stream()).toList();
  }

  /**
   * The file secrets that a service is given.
   *
   * @param service the service
   * @return in order of appearance
   */
  public List<SecretReference> secrets(String service) {
    return definitions(service).stream().flatMap(d -> d.secrets().stream()).toList();
  }

  /**
   * The top-level secrets that are files.
   *
   * @return path as written by name of the secret
   */
  public Map<String, String> secretFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    documents.forEach(document -> files.putAll(document.secretFiles()));
    return files;
  }

  /**
   * A service's image, before interpolation.
   *
   * @param service the service
   * @return empty when the file gives it none
   */
  public Optional<String> image(String service) {
    return imageScalar(service).map(YamlScalar::value);
  }

  private Optional<YamlScalar> imageScalar(String service) {
    return definitions(service).stream()
        .flatMap(definition -> definition.image().stream())
        .reduce((first, second) -> second);
  }

  /**
   * What the file does that is not followed here.
   *
   * @return reasons, such as the use of {@code extends}; none when all of it is understood
   */
  public List<String> unsupported() {
    List<String> reasons = new ArrayList<>();
    documents.forEach(document -> reasons.addAll(document.unsupported()));
    return reasons;
  }

  /**
   * Replaces the value of a variable of a service, and of all that share it by an anchor.
   *
   * @param service the service
   * @param variable the variable
   * @param literal the value that the container is to get; dollar signs are doubled in the file
   * @return this file when it has that value already, else one in which only the bytes of that
   *     scalar differ
   * @throws IllegalArgumentException when the file has no such value, or it is a block scalar, or
   *     cannot be replaced by itself; the value is not repeated
   */
  public ComposeFile withEnvironment(String service, String variable, String literal) {
    EnvironmentEntry entry = environment(service).get(variable);
    if (entry == null || entry.passedOn()) {
      throw new IllegalArgumentException(
          yaml.name() + " has no value for " + variable + " of " + service);
    }
    if (isLiteral(entry, literal)) {
      return this;
    }
    return replace(entry.scalar(), entry.scalarWith(literal), variable + " of " + service);
  }

  private static boolean isLiteral(EnvironmentEntry entry, String literal) {
    try {
      return entry.template().map(Interpolation::parse).flatMap(Interpolation::literal).stream()
          .anyMatch(literal::equals);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Replaces the image of a service, and of all that share the scalar by an anchor.
   *
   * @param service the service
   * @param reference the image reference, without variables
   * @return a file in which only the bytes of that scalar differ
   * @throws IllegalArgumentException when the file gives the service no image, or it cannot be
   *     replaced by itself
   */
  public ComposeFile withImage(String service, String reference) {
    return withImageTemplate(service, Interpolation.escape(reference));
  }

  ComposeFile withImageTemplate(String service, String template) {
    YamlScalar scalar =
        imageScalar(service)
            .orElseThrow(
                () -> new IllegalArgumentException(yaml.name() + " has no image for " + service));
    return replace(scalar, template, "the image of " + service);
  }

  private ComposeFile replace(YamlScalar scalar, String newValue, String what) {
    try {
      YamlText edited = yaml.replace(scalar, newValue);
      return edited == yaml ? this : new ComposeFile(edited);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          what + " cannot be replaced in " + yaml.name() + ": " + e.getMessage(), e);
    }
  }

  private List<ComposeService> definitions(String service) {
    return documents.stream()
        .map(document -> Optional.ofNullable(document.services().get(service)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The name and its services; the text holds secrets. */
  @Override
  public String toString() {
    return yaml.name() + " " + services();
  }
}
