package io.geusemaker.core.engine;

import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.HistoryEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Passwords in basic-auth files that were rotated from here. Nothing on the host tells of them.
 *
 * @param declared each as it was declared last, as far as that is on record
 */
record DeclaredFiles(List<BasicAuthFile> declared) {

  /** Those of operations that are in effect. */
  static DeclaredFiles of(List<HistoryEntry> latestFirst, Results results) {
    Map<CredentialId, BasicAuthFile> declared = new TreeMap<>();
    for (HistoryEntry entry : latestFirst) {
      List<BasicAuthFile> changed =
          entry.credentials().stream()
              .flatMap(credential -> BasicAuthFile.of(CredentialId.parse(credential)).stream())
              .filter(file -> !declared.containsKey(file.credential()))
              .toList();
      if (!changed.isEmpty() && isRotationInEffect(entry)) {
        List<BasicAuthFile> asked = results.basicAuthFiles(entry.operationId());
        for (BasicAuthFile file : changed) {
          declared.put(file.credential(), asDeclared(file, asked));
        }
      }
    }
    return new DeclaredFiles(List.copyOf(declared.values()));
  }

  private static boolean isRotationInEffect(HistoryEntry entry) {
    return entry.kind().equals(RotationKind.NAME)
        && entry.outcome() == HistoryEntry.Outcome.COMMITTED
        && entry.undoneBy().isEmpty();
  }

  private static BasicAuthFile asDeclared(BasicAuthFile file, List<BasicAuthFile> asked) {
    return asked.stream()
        .filter(one -> one.credential().equals(file.credential()))
        .findFirst()
        .orElse(file);
  }

  Set<String> paths() {
    return declared.stream().map(BasicAuthFile::path).collect(Collectors.toUnmodifiableSet());
  }
}
