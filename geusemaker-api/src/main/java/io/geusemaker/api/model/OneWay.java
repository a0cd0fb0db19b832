package io.geusemaker.api.model;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.List;

/** That no credential is declared in two ways. */
final class OneWay {

  private OneWay() {}

  static void require(String what, List<CredentialId> declared) {
    if (declared.stream().distinct().count() < declared.size()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(what, "the same one is declared in two ways"));
    }
  }
}
