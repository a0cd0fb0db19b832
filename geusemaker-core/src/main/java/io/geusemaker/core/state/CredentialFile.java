package io.geusemaker.core.state;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StateFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.core.files.DocumentFile;
import io.geusemaker.core.files.Records;
import io.geusemaker.core.json.Schema;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The record of a deployment's credentials: read and replaced whole, by one at a time. */
record CredentialFile(DeploymentName deployment, Records records, int kept) {

  private static final String NAME = "credentials.json";
  private static final Schema SCHEMA = Schema.first();

  CredentialFile keeping(int versions) {
    return new CredentialFile(deployment, records, versions);
  }

  CredentialBook read() {
    return read(document(records));
  }

  private CredentialBook read(DocumentFile document) {
    CredentialBook book =
        document
            .read(CredentialBook.class)
            .orElseGet(() -> new CredentialBook(deployment.value(), Map.of()));
    if (!deployment.value().equals(book.deployment())) {
      throw new GeuseMakerException(
          new StateFailure.Damaged(
              document.place(), "it belongs to deployment " + book.deployment()));
    }
    return book;
  }

  /** Writes nothing when the step changes nothing. */
  void update(UnaryOperator<CredentialBook> step) {
    records.exclusively(
        NAME + ".lock",
        held -> {
          DocumentFile document = document(held);
          CredentialBook book = read(document);
          CredentialBook changed = step.apply(book);
          if (changed.equals(book)) {
            return book;
          }
          document.write(changed.keeping(kept));
          return changed;
        });
  }

  private static DocumentFile document(Records records) {
    return new DocumentFile(records.copied(NAME), SCHEMA);
  }
}
