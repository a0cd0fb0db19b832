package io.geusemaker.core.rotation;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.RequestedCredential;
import io.geusemaker.api.model.RotationRequest;
import io.geusemaker.core.survey.N8nFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the API keys that n8n has issued are asked for.
 *
 * @param all whether all of them are
 * @param names the labels or ids of those that are
 */
record IssuedKeySelection(boolean all, List<String> names) {

  static IssuedKeySelection of(RotationRequest request) {
    return new IssuedKeySelection(
        request.requested().contains(RequestedCredential.API_KEYS), request.apiKeys());
  }

  /** Whether any is asked for. */
  boolean isWanted() {
    return all || !names.isEmpty();
  }

  /** Whether each that is asked for is named, so that none may be left out. */
  boolean isByName() {
    return !all;
  }

  /**
   * Those that are asked for, in the order in which they are there.
   *
   * @throws GeuseMakerException when a name is that of none, or of several
   */
  List<N8nFacts.IssuedKey> among(List<N8nFacts.IssuedKey> issued) {
    List<N8nFacts.IssuedKey> named = new ArrayList<>();
    for (String name : names) {
      named.add(one(name, issued));
    }
    return issued.stream().filter(key -> all || named.contains(key)).toList();
  }

  /** An id is nobody's but one key's; users choose labels, and two may choose the same. */
  private static N8nFacts.IssuedKey one(String name, List<N8nFacts.IssuedKey> issued) {
    List<N8nFacts.IssuedKey> byId = issued.stream().filter(key -> key.id().equals(name)).toList();
    List<N8nFacts.IssuedKey> found =
        byId.isEmpty() ? issued.stream().filter(key -> key.label().equals(name)).toList() : byId;
    if (found.isEmpty()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "API key",
              "n8n has issued none that is called \"" + name + "\"; it has " + list(issued)));
    }
    if (found.size() > 1) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "API key",
              "several are called \"" + name + "\", so name one by its id: " + list(found)));
    }
    return found.get(0);
  }

  private static String list(List<N8nFacts.IssuedKey> keys) {
    return keys.isEmpty()
        ? "none at all"
        : String.join(", ", keys.stream().map(key -> key + " of " + key.user()).toList());
  }
}
