package io.geusemaker.core.state;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.core.files.AtomicFile;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.FileMutex;
import io.geusemaker.core.files.StateDirectory;
import io.geusemaker.core.json.Schema;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The file of a deployment's credentials: read and replaced whole, by one process at a time. */
record CredentialFile(DeploymentName deployment, DocumentFile document, FileMutex mutex, int kept) {

  private static final String NAME = "credentials.json";
  private static final Schema SCHEMA = Schema.first();

  static CredentialFile of(StateDirectory directory, DeploymentName deployment, int kept) {
    AtomicFile file = AtomicFile.at(directory.security(deployment).resolve(NAME)).withCopy();
    return new CredentialFile(
        deployment,
        new DocumentFile(file, SCHEMA),
        FileMutex.at(directory.security(deployment).resolve(NAME + ".lock")),
        kept);
  }

  CredentialFile keeping(int versions) {
    return new CredentialFile(deployment, document, mutex, versions);
  }

  CredentialBook read() {
    CredentialBook book =
        document
            .read(CredentialBook.class)
            .orElseGet(() -> new CredentialBook(deployment.value(), Map.of()));
    if (!deployment.value().equals(book.deployment())) {
      throw new GeuseMakerException(
          new StateFailure.Damaged(
              document.path().toString(), "it belongs to deployment " + book.deployment()));
    }
    return book;
  }

  /** Writes nothing when the step changes nothing. */
  void update(UnaryOperator<CredentialBook> step) {
    mutex.holding(
        () -> {
          CredentialBook book = read();
          CredentialBook changed = step.apply(book);
          if (changed.equals(book)) {
            return book;
          }
          document.write(changed.keeping(kept));
          return changed;
        });
  }
}
