package io.geusemaker.core.compose;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the texts in which services have other images and nothing else has changed: in the compose
 * file, in the default of a variable, or in the env file that gives the variable its value.
 */
public final class ImageEdits {

  private ImageEdits() {}

  /**
   * The image of each service, as the files make it.
   *
   * @param files the project
   * @return reference by service; services without an image are left out
   */
  public static Map<String, String> images(ProjectFiles files) {
    Project project = Project.of(files);
    Map<String, String> images = new TreeMap<>();
    for (String service : project.services()) {
      place(files, service)
          .flatMap(place -> place.template().evaluate(project.interpolation().variables()))
          .ifPresent(image -> images.put(service, image));
    }
    return images;
  }

  /**
   * Edits files.
   *
   * @param files the project
   * @param references the new reference by service
   * @return one edit for each file that changes, by path
   * @throws GeuseMakerException with {@link StackFailure.UnsupportedSource} when an image cannot be
   *     changed by itself
   */
  public static List<FileEdit> apply(ProjectFiles files, Map<String, String> references) {
    Map<String, String> wanted = images(files);
    ProjectFiles edited = files;
    for (Map.Entry<String, String> change : references.entrySet()) {
      wanted.put(change.getKey(), change.getValue());
      edited = edit(edited, change.getKey(), change.getValue());
    }
    require(wanted, images(edited));
    Map<String, FileEdit> edits = new TreeMap<>();
    for (TextFile file : all(files)) {
      String after = edited.text(file.path()).orElseThrow();
      if (!after.equals(file.text())) {
        edits.put(file.path(), new FileEdit(file.path(), file.text(), after));
      }
    }
    return new ArrayList<>(edits.values());
  }

  private static List<TextFile> all(ProjectFiles files) {
    List<TextFile> all = new ArrayList<>(files.composeFiles());
    all.addAll(files.envFiles());
    return all;
  }

  private static void require(Map<String, String> wanted, Map<String, String> found) {
    wanted.forEach(
        (service, image) -> {
          if (!image.equals(found.get(service))) {
            throw unsupported(service, "it shares its place with the image of another service");
          }
        });
  }

  private static ProjectFiles edit(ProjectFiles files, String service, String reference) {
    Place place =
        place(files, service).orElseThrow(() -> unsupported(service, "no compose file names it"));
    Project project = Project.of(files);
    if (place.template().evaluate(project.interpolation().variables()).stream()
        .anyMatch(reference::equals)) {
      return files;
    }
    try {
      return place.template().references().isEmpty()
          ? place.writeLiteral(files, service, reference)
          : editVariable(files, project, place, service, reference);
    } catch (IllegalArgumentException e) {
      throw unsupported(service, String.valueOf(e.getMessage()));
    }
  }

  /** The template is text, one reference, and text: the reference has to make up the difference. */
  private static ProjectFiles editVariable(
      ProjectFiles files, Project project, Place place, String service, String reference) {
    List<Reference> references = place.template().references();
    if (references.size() != 1) {
      throw unsupported(service, "it is put together from several variables");
    }
    Reference variable = references.get(0);
    String value = place.template().evaluate(project.interpolation().variables()).orElse("");
    String part = variable.evaluate(project.interpolation().variables()).orElse("");
    int start = value.indexOf(part);
    String before = value.substring(0, Math.max(start, 0));
    String after = value.substring(Math.max(start, 0) + part.length());
    if (part.isEmpty()
        || reference.length() < before.length() + after.length()
        || !reference.startsWith(before)
        || !reference.endsWith(after)) {
      throw unsupported(service, "only a part of it is in " + variable.name());
    }
    String wanted = reference.substring(before.length(), reference.length() - after.length());
    Optional<EnvScope.Hit> hit = project.interpolation().find(variable.name());
    if (hit.isPresent() && variable.passesOn(hit.get().value())) {
      return editEnvFile(files, hit.get(), service, wanted);
    }
    return place.writeDefault(files, service, variable, part, wanted);
  }

  private static ProjectFiles editEnvFile(
      ProjectFiles files, EnvScope.Hit hit, String service, String wanted) {
    String path = hit.source().path();
    if (hit.template().flatMap(Interpolation::literal).isEmpty()) {
      throw unsupported(service, hit.source().describe() + " depends on other variables");
    }
    String text = files.text(path).orElseThrow();
    return files.replacing(path, EnvFile.parse(path, text).with(hit.key(), wanted).text());
  }

  private static GeuseMakerException unsupported(String service, String reason) {
    return new GeuseMakerException(
        new StackFailure.UnsupportedSource("the image of " + service, reason));
  }

  private static Optional<Place> place(ProjectFiles files, String service) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (TextFile file : files.composeFiles()) {
      ComposeFile.parse(file.path(), file.text())
          .image(service)
          .ifPresent(
              template ->
                  places.put(
                      service, new Place(file.path(), template, Interpolation.parse(template))));
    }
    return Optional.ofNullable(places.get(service));
  }

  /** The compose file that decides a service's image, and what it says. */
  private record Place(String path, String text, Interpolation template) {

    ProjectFiles writeLiteral(ProjectFiles files, String service, String reference) {
      return write(files, service, Interpolation.escape(reference));
    }

    /** Replaces the default of a variable that is not set, such as in {@code ${IMAGE:-x}}. */
    ProjectFiles writeDefault(
        ProjectFiles files, String service, Reference variable, String part, String wanted) {
      String symbol = variable.operator().symbol();
      String old = "${" + variable.name() + symbol + Interpolation.escape(part) + "}";
      int start = text.indexOf(old);
      if (!symbol.endsWith("-") || start < 0) {
        throw new IllegalArgumentException(
            variable.name() + " comes from the shell, or from nowhere");
      }
      String fresh = "${" + variable.name() + symbol + Interpolation.escape(wanted) + "}";
      return write(
          files, service, text.substring(0, start) + fresh + text.substring(start + old.length()));
    }

    private ProjectFiles write(ProjectFiles files, String service, String newTemplate) {
      String edited =
          ComposeFile.parse(path, files.text(path).orElseThrow())
              .withImageTemplate(service, newTemplate)
              .text();
      return files.replacing(path, edited);
    }
  }
}
