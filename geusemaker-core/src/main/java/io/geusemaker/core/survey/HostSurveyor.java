package io.geusemaker.core.survey;

import io.geusemaker.api.failure.Failure;
import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.HostFailure;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.HttpProbe;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a host, in one round trip, or two when a file was not found in the first. */
public final class HostSurveyor {

  private HostSurveyor() {}

  /**
   * Looks at the host; changes nothing.
   *
   * @param runner the connection
   * @param project the compose project, when it was named
   * @param scope what else to look at; files that are not there stay missing
   * @return what is true there
   * @throws GeuseMakerException when docker, compose or the project is missing or unreadable
   */
  public static Survey survey(ScriptRunner runner, Optional<String> project, SurveyScope scope) {
    Sections sections = runner.run(script(project, scope));
    sections
        .firstOf("refuse.")
        .ifPresent(
            refusal -> {
              throw new GeuseMakerException(
                  failure(refusal.kind().substring(7), refusal.text().strip(), runner.host()));
            });
    try {
      return complete(SurveyReader.read(runner.host(), sections), runner);
    } catch (IllegalArgumentException e) {
      throw new GeuseMakerException(
          new HostFailure.ScriptFailed("survey", 0, String.valueOf(e.getMessage())), e);
    }
  }

  /** The shell sees only the plain ways to name an env file; this asks for the others. */
  private static Survey complete(Survey survey, ScriptRunner runner) {
    return alsoReading(survey, runner, missing(survey));
  }

  /**
   * Reads further files of the host; those that are not there stay missing.
   *
   * @param survey what is known already
   * @param runner the connection
   * @param paths absolute, or relative to the compose directory
   * @return the same with these files; without a round trip when there is none to read
   */
  public static Survey alsoReading(Survey survey, ScriptRunner runner, Set<String> paths) {
    return paths.isEmpty()
        ? survey
        : survey.plus(SurveyReader.files(runner.run(secondLook(paths))));
  }

  private static Set<String> missing(Survey survey) {
    try {
      return SurveyedProject.files(survey).needed();
    } catch (GeuseMakerException e) {
      // Whoever plans with this project meets the same failure; others do not need its files.
      return Set.of();
    }
  }

  private static Script secondLook(Set<String> paths) {
    return Script.of(
            "survey of further files",
            ShellText.join(ShellText.COMMON, ShellText.FILES)
                + "printf '%s\n' \"$PATHS\" | emit_lines\n")
        .parameter("PATHS", String.join("\n", paths));
  }

  static Script script(Optional<String> project, SurveyScope scope) {
    return Script.of(
            "survey",
            ShellText.join(
                ShellText.COMMON,
                ShellText.COMPOSE,
                ShellText.FILES,
                ShellText.SURVEY,
                ShellText.SURVEY_SERVICES,
                ShellText.HTTP,
                ShellText.SURVEY_HTTP))
        .parameter("WANTED_PROJECT", project.orElse(""))
        .parameter("FURTHER_FILES", String.join("\n", new TreeSet<>(scope.files())))
        .parameter("ISSUED_KEYS", scope.issuedKeys() ? "yes" : "")
        .parameter("PROBE", new HttpProbe(0).version().awaitLoginRoute("login").openProgram())
        .limit(Duration.ofMinutes(2));
  }

  /** A file and the place in it, if they were told. */
  private static Failure composeBroken(String detail) {
    String[] lines = detail.split("\n", 2);
    String place = lines.length > 1 ? " (" + lines[1].strip() + ")" : "";
    return detail.startsWith("/")
        ? new StackFailure.UnreadableCompose(lines[0], "compose refuses it" + place)
        : new StackFailure.UnreadableCompose(
            "the compose project",
            "compose refuses it" + (detail.isEmpty() ? "" : " (" + detail + ")"));
  }

  private static Failure failure(String kind, String detail, String host) {
    return switch (kind) {
      case "no-docker" -> new HostFailure.NoDocker(host, detail);
      case "no-compose" -> new HostFailure.NoCompose(host);
      case "no-project" -> new StackFailure.NoProject(detail);
      case "several-projects" -> new StackFailure.SeveralProjects(List.of(detail.split("\\s+")));
      case "compose-broken" -> composeBroken(detail);
      default -> new HostFailure.ScriptFailed("survey", 0, kind + " " + detail);
    };
  }
}
