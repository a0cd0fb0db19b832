package io.geusemaker.core.registry;

import io.geusemaker.api.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * One question to one server.
 *
 * @param uri where
 * @param question what it is about
 * @param accept the media types that are understood
 * @param authorization the header of that name
 * @param form what is posted; empty to get
 * @param limit how many bytes the answer may have
 */
record Request(
    URI uri,
    Question question,
    String accept,
    Optional<Secret> authorization,
    Optional<Secret> form,
    long limit) {

  static Request get(URI uri, Question question, String accept, long limit) {
    return new Request(uri, question, accept, Optional.empty(), Optional.empty(), limit);
  }

  Request authorizedBy(Optional<Secret> header) {
    return new Request(uri, question, accept, header, form, limit);
  }

  Request posting(Secret newForm) {
    return new Request(uri, question, accept, authorization, Optional.of(newForm), limit);
  }

  Request redirectedTo(URI target, boolean sameServer) {
    return new Request(
        target, question, accept, sameServer ? authorization : Optional.empty(), form, limit);
  }
}
