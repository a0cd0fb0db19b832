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
 * @param headersOnly whether the body is left out
 */
record Request(
    URI uri,
    Question question,
    String accept,
    Optional<Secret> authorization,
    Optional<Secret> form,
    long limit,
    boolean headersOnly) {

  static Request get(URI uri, Question question, String accept, long limit) {
    return new Request(uri, question, accept, Optional.empty(), Optional.empty(), limit, false);
  }

  /** Asks for what {@link #get} would bring, and leaves the body out. */
  static Request head(URI uri, Question question, String accept) {
    return new Request(uri, question, accept, Optional.empty(), Optional.empty(), 0, true);
  }

  Request authorizedBy(Optional<Secret> header) {
    return new Request(uri, question, accept, header, form, limit, headersOnly);
  }

  Request posting(Secret newForm) {
    return new Request(
        uri, question, accept, authorization, Optional.of(newForm), limit, headersOnly);
  }

  Request redirectedTo(URI target, boolean sameServer) {
    return new Request(
        target,
        question,
        accept,
        sameServer ? authorization : Optional.empty(),
        form,
        limit,
        headersOnly);
  }
}
