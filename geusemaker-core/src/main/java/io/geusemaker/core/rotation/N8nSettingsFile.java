package io.geusemaker.core.rotation;

import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.compose.FileEdit;
import io.geusemaker.core.step.FileChange;
import io.geusemaker.core.survey.HostFile;
import io.geusemaker.core.survey.ServiceContainer;
import io.geusemaker.core.survey.Survey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * n8n's own settings file, in which it keeps its encryption key, too. From 1.25 on n8n does not
 * start when the one in its environment is another.
 */
final class N8nSettingsFile {

  private static final Pattern KEY = Pattern.compile("\"encryptionKey\"\\s*:\\s*\"([^\"\\\\]*)\"");

  private N8nSettingsFile() {}

  /**
   * Where it is on the host.
   *
   * @return empty when it lies in the container only, where a new container makes it anew
   */
  static Optional<String> path(Survey survey) {
    return survey.service(RotationRequest.N8N).flatMap(N8nSettingsFile::path);
  }

  private static Optional<String> path(ServiceContainer n8n) {
    String folder = n8n.environment().plain("N8N_USER_FOLDER", "/home/node");
    return n8n.hostPath(folder + "/.n8n/config");
  }

  /**
   * Sees that it can be changed.
   *
   * @throws io.geusemaker.api.failure.GeuseMakerException when it is there and does not hold the
   *     key
   */
  static void require(Survey survey, Secret key) {
    path(survey)
        .ifPresent(
            path -> {
              HostFile file = survey.files().get(path);
              if (file == null) {
                throw EncryptionKeyFinder.notRotatable(
                    "n8n's settings file "
                        + path
                        + " is on a volume that is no directory of the host");
              }
              Matcher found = KEY.matcher(text(file));
              if (!found.find() || !Secret.of(found.group(1)).sameAs(key)) {
                throw EncryptionKeyFinder.notRotatable(
                    "n8n's settings file " + path + " holds another key than its environment");
              }
            });
  }

  /** The change of the file, where it lies on the host. */
  static Optional<FileChange> change(Survey survey, Secret key) {
    return path(survey)
        .flatMap(path -> Optional.ofNullable(survey.files().get(path)))
        .map(
            file -> {
              String before = text(file);
              Matcher found = KEY.matcher(before);
              if (!found.find()) {
                throw new IllegalStateException("the settings file was seen to hold a key");
              }
              String after =
                  before.substring(0, found.start(1))
                      + key.reveal(SecretAccess.deliberate())
                      + before.substring(found.end(1));
              return CredentialSources.change(survey, new FileEdit(file.path(), before, after));
            });
  }

  private static String text(HostFile file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }
}
