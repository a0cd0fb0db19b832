package io.geusemaker.core.survey;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.core.compose.ProjectFiles;
import io.geusemaker.core.compose.TextFile;
import java.util.ArrayList;
import java.util.List;

/** The files of a surveyed project, in the roles that compose gives them. */
public final class SurveyedProject {

  private SurveyedProject() {}

  /**
   * Takes the files over. Those that are no text are left out, unless compose itself reads them.
   *
   * @param survey what is true on the host
   * @return the files, of which env files of services may still be needed
   * @throws GeuseMakerException with {@link StackFailure.UnreadableCompose} when a file that
   *     compose reads is not there any more or cannot be understood
   */
  public static ProjectFiles files(Survey survey) {
    ProjectFiles files =
        ProjectFiles.of(
            survey.project().directory(),
            texts(survey, survey.project().files()),
            texts(survey, interpolationFiles(survey)));
    for (HostFile file : survey.files().values()) {
      if (files.text(file.path()).isEmpty() && file.isText()) {
        files = files.plus(TextFile.decode(file.path(), file.content()));
      }
    }
    for (ServiceContainer container : survey.services().values()) {
      files = files.withMounts(container.service(), container.fileMounts());
    }
    for (String path : files.needed()) {
      HostFile file = survey.files().get(path);
      if (file != null) {
        files = files.plus(TextFile.decode(path, file.content()));
      }
    }
    return files;
  }

  private static List<String> interpolationFiles(Survey survey) {
    List<String> named = survey.project().envFiles();
    String own = survey.project().directory() + "/.env";
    return !named.isEmpty() ? named : survey.files().containsKey(own) ? List.of(own) : List.of();
  }

  private static List<TextFile> texts(Survey survey, List<String> paths) {
    List<TextFile> texts = new ArrayList<>();
    for (String path : paths) {
      HostFile file = survey.files().get(path);
      if (file == null) {
        throw new GeuseMakerException(
            new StackFailure.UnreadableCompose(path, "it is not there any more"));
      }
      texts.add(TextFile.decode(path, file.content()));
    }
    return texts;
  }
}
