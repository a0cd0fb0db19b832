package io.geusemaker.core.registry.stub;

import java.util.Optional;

/** Answers some requests. */
public interface Route {

  /** The answer; empty to leave the request to the next route. */
  Optional<Reply> answer(Seen seen);
}
