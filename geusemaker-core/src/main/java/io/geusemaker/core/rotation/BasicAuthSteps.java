package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.crypto.Digests;
import io.geusemaker.core.proof.HttpProof;
import io.geusemaker.core.step.FileChange;
import io.geusemaker.core.step.TrySecrets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, byte[]> before = new LinkedHashMap<>();
    Map<String, HtpasswdText> after = new LinkedHashMap<>();
    for (BasicAuthTarget target : targets) {
      String path = target.file().realPath();
      byte[] content = before.computeIfAbsent(path, first -> target.file().content());
      HtpasswdText text = after.getOrDefault(path, HtpasswdText.of(content));
      String hash = Stored.text(secrets.storedHash(target.credential()));
      after.put(path, text.with(target.declared().user(), hash));
    }
    List<FileChange> changes = new ArrayList<>();
    before.forEach((path, old) -> changes.add(change(path, old, after.get(path).bytes())));
    return changes;
  }

  private static FileChange change(String path, byte[] before, byte[] after) {
    return new FileChange(
        path, Digests.sha256(before), Digests.sha256(after), base64(before), base64(after));
  }

  private static Secret base64(byte[] bytes) {
    return Secret.of(Base64.getEncoder().encodeToString(bytes));
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
