package io.geusemaker.core.rotation;

import io.geusemaker.core.proof.HttpProof;
import io.geusemaker.core.step.FileChange;
import io.geusemaker.core.step.TrySecrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The changes and proofs of passwords in basic-auth files. */
final class BasicAuthSteps {

  private BasicAuthSteps() {}

  /** What to try before anything is changed. */
  static List<TrySecrets.Present> present(List<BasicAuthTarget> targets) {
    List<TrySecrets.Present> present = new ArrayList<>();
    for (BasicAuthTarget target : targets) {
      target
          .declared()
          .check()
          .ifPresent(
              check ->
                  present.add(
                      new TrySecrets.Present(
                          target.credential().toString(),
                          target.declared().origin(),
                          check,
                          target.oldPassword())));
    }
    return present;
  }

  /** One change for each file, also when several of its users get new passwords. */
  static List<FileChange> changes(List<BasicAuthTarget> targets, NewSecrets secrets) {
    Map<String, List<BasicAuthTarget>> byFile =
        targets.stream()
            .collect(
                Collectors.groupingBy(
                    target -> target.file().realPath(), LinkedHashMap::new, Collectors.toList()));
    List<FileChange> changes = new ArrayList<>();
    byFile.forEach((path, users) -> changes.add(change(path, users, secrets)));
    return changes;
  }

  private static FileChange change(String path, List<BasicAuthTarget> users, NewSecrets secrets) {
    byte[] before = users.get(0).file().content();
    HtpasswdText after = HtpasswdText.of(before);
    for (BasicAuthTarget target : users) {
      String hash = Stored.text(secrets.storedHash(target.credential()));
      after = after.with(target.declared().user(), hash);
    }
    return FileChange.of(path, before, after.bytes());
  }

  static List<HttpProof> proofs(List<BasicAuthTarget> targets, NewSecrets secrets) {
    return targets.stream()
        .map(target -> target.proof(secrets.of(target.credential()), target.oldPassword()))
        .toList();
  }

  /** For after an undo. */
  static List<HttpProof> proofsOfOld(List<BasicAuthTarget> targets, NewSecrets secrets) {
    return targets.stream()
        .map(target -> target.proof(target.oldPassword(), secrets.of(target.credential())))
        .filter(proof -> proof.newSecret().isPresent() || proof.oldSecret().isPresent())
        .toList();
  }
}
