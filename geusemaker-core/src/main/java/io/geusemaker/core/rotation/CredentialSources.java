package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.compose.Companion;
import io.geusemaker.core.compose.Edits;
import io.geusemaker.core.compose.FileEdit;
import io.geusemaker.core.compose.Located;
import io.geusemaker.core.compose.Places;
import io.geusemaker.core.compose.ProjectFiles;
import io.geusemaker.core.compose.Reader;
import io.geusemaker.core.compose.Readers;
import io.geusemaker.core.compose.SourceLocator;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.step.FileChange;
import io.geusemaker.core.survey.HostFile;
import io.geusemaker.core.survey.Survey;
import io.geusemaker.core.survey.SurveyedProject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the values of a surveyed project live in its files, who reads them, and their edits. */
final class CredentialSources {

  private final Survey survey;
  private final ProjectFiles files;

  private CredentialSources(Survey survey, ProjectFiles files) {
    this.survey = survey;
    this.files = files;
  }

  /**
   * A variable of a service that depends on a place.
   *
   * @param source the place
   * @param service the service
   * @param variable the variable
   * @param shared whether it only comes with a shared env file, perhaps without being used
   * @param whole whether the container's variable is the place's value
   */
  record Use(ValueSource source, String service, String variable, boolean shared, boolean whole) {}

  static CredentialSources of(Survey survey) {
    ProjectFiles files = SurveyedProject.files(survey);
    for (String path : files.needed()) {
      files = files.withoutFile(path);
    }
    return new CredentialSources(survey, files);
  }

  /**
   * The place of a variable's value.
   *
   * @return empty when the variable is not set
   * @throws GeuseMakerException when it comes from a place that cannot be edited
   */
  Optional<ValueSource> find(String service, String variable) {
    Located located = SourceLocator.locate(files, service, variable);
    if (located instanceof Located.Found found) {
      requireAgreement(service, variable, found);
      return Optional.of(found.source());
    }
    if (located instanceof Located.Unsupported unsupported) {
      throw new GeuseMakerException(unsupported.failure());
    }
    if (located instanceof Located.NeedsFile needed) {
      throw unsupported(service, variable, "the file " + needed.path() + " was not found");
    }
    return Optional.empty();
  }

  /** Compose itself must see the same value, else an edit of this place would not reach it. */
  private void requireAgreement(String service, String variable, Located.Found found) {
    Optional<Secret> here = found.whole() ? value(found.source()) : Optional.empty();
    Optional<Secret> resolved =
        Optional.ofNullable(survey.resolved().get(service)).flatMap(env -> env.secret(variable));
    if (here.isPresent() && resolved.isPresent() && !here.get().sameAs(resolved.get())) {
      throw unsupported(
          service,
          variable,
          found.source().describe() + " says one thing and compose resolves another");
    }
  }

  private static GeuseMakerException unsupported(String service, String variable, String reason) {
    return new GeuseMakerException(
        new StackFailure.UnsupportedSource(service + "." + variable, reason));
  }

  /** The value that a place has now. */
  Optional<Secret> value(ValueSource source) {
    return Edits.literal(files, source).map(Secret::of);
  }

  /** Every place that a variable of a service depends on, and every pgpass file. */
  Set<ValueSource> places() {
    Set<ValueSource> places = new LinkedHashSet<>(Places.of(files));
    survey.files().values().stream()
        .map(HostFile::path)
        .filter(path -> path.endsWith("pgpass") && files.text(path).isPresent())
        .forEach(path -> places.add(new ValueSource.SecretFile(path)));
    return places;
  }

  String describe(ValueSource source) {
    return source.describe();
  }

  String fileOf(ValueSource source) {
    return source.path();
  }

  /** Every variable that changes with a place, under whatever name its file is read. */
  List<Use> uses(ValueSource source) {
    return underEveryName(source).stream()
        .flatMap(named -> Readers.of(files, named).stream())
        .distinct()
        .map(
            reader ->
                new Use(
                    source,
                    reader.service(),
                    reader.variable(),
                    reader.via() == Reader.Via.ENV_FILE,
                    reader.whole() && !(source instanceof ValueSource.SecretFile)))
        .toList();
  }

  /** A place in a file that links lead to is one place, which several names are read by. */
  private List<ValueSource> underEveryName(ValueSource source) {
    return FileNames.of(survey, source.path()).stream()
        .filter(path -> path.equals(source.path()) || files.text(path).isPresent())
        .map(source::at)
        .toList();
  }

  /** The files' contents with new values, everything else unchanged. */
  List<FileChange> changes(Map<ValueSource, Secret> values) {
    return changes(edits(values));
  }

  private List<FileEdit> edits(Map<ValueSource, Secret> values) {
    Map<ValueSource, String> texts = new LinkedHashMap<>();
    values.forEach(
        (source, value) ->
            underEveryName(source)
                .forEach(named -> texts.put(named, value.reveal(SecretAccess.deliberate()))));
    return Edits.apply(files, texts);
  }

  /** Of edits of one file under several names the last is taken: it has all that changes. */
  private List<FileChange> changes(List<FileEdit> edits) {
    Map<String, FileChange> changes = new LinkedHashMap<>();
    edits.stream()
        .map(edit -> change(survey, edit))
        .forEach(change -> changes.put(change.path(), change));
    return List.copyOf(changes.values());
  }

  /** Whether a service can be given a companion of the value in a place. */
  boolean canOverlap(ValueSource source, Companion companion, Secret old) {
    try {
      return overlapped(source, Secret.of("A-new_one.1"), companion, old).isPresent();
    } catch (GeuseMakerException e) {
      return false;
    }
  }

  /**
   * The files' contents in which a place has a new value, and its companion the old one.
   *
   * @return empty when there is no place for the companion
   */
  Optional<List<FileChange>> overlapped(
      ValueSource source, Secret fresh, Companion companion, Secret old) {
    List<FileEdit> first = edits(Map.of(source, fresh));
    return companion
        .with(Edits.made(files, first), old.reveal(SecretAccess.deliberate()))
        .map(added -> changes(joined(first, added)));
  }

  private static List<FileEdit> joined(List<FileEdit> first, FileEdit added) {
    List<FileEdit> all = new ArrayList<>();
    String before = added.before();
    for (FileEdit edit : first) {
      if (edit.path().equals(added.path())) {
        before = edit.before();
      } else {
        all.add(edit);
      }
    }
    all.add(new FileEdit(added.path(), before, added.after()));
    return all;
  }

  /**
   * What is left to change after an overlap.
   *
   * @param first how the files were changed for it
   * @param all how they are changed in the end
   */
  static List<FileChange> rest(List<FileChange> first, List<FileChange> all) {
    Map<String, FileChange> rest = new LinkedHashMap<>();
    all.forEach(file -> rest.put(file.path(), file));
    for (FileChange file : first) {
      FileChange end = rest.get(file.path());
      rest.put(
          file.path(),
          new FileChange(
              file.path(),
              file.digestAfter(),
              end == null ? file.digestBefore() : end.digestAfter(),
              file.after(),
              end == null ? file.before() : end.after()));
    }
    return List.copyOf(rest.values());
  }

  static FileChange change(Survey survey, FileEdit edit) {
    HostFile file =
        survey.files().values().stream()
            .filter(candidate -> candidate.path().equals(edit.path()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(edit.path() + " was not surveyed"));
    return FileChange.of(file.realPath(), edit.beforeBytes(), edit.afterBytes());
  }
}
