package io.geusemaker.core.change;

import io.geusemaker.api.model.BasicAuthFile;
import io.geusemaker.api.model.EnvSecret;
import java.util.List;

/**
 * What a request has declared and nothing on the host tells, so that taking it back knows it.
 *
 * @param secrets secrets in variables
 * @param basicAuthFiles passwords in basic-auth files
 */
public record Declared(List<EnvSecret> secrets, List<BasicAuthFile> basicAuthFiles) {

  /** Nothing. */
  public static final Declared NOTHING = new Declared(List.of(), List.of());

  /** Copies the lists. */
  public Declared {
    secrets = List.copyOf(secrets);
    basicAuthFiles = List.copyOf(basicAuthFiles);
  }

  /**
   * What several requests have declared.
   *
   * @param all of each, the one that counts first
   * @return all together
   */
  public static Declared all(List<Declared> all) {
    return new Declared(
        all.stream().flatMap(one -> one.secrets().stream()).toList(),
        all.stream().flatMap(one -> one.basicAuthFiles().stream()).toList());
  }
}
