package io.geusemaker.core.compose;

/** The ways in which releases of compose read an env file. */
public enum Dialect {
  /** Compose v2: quotes, escapes, comments, {@code $NAME} and {@code ${NAME}}. */
  COMPOSE_V2,
  /** Compose 1.26 to 1.29: quotes, escapes and comments; expands {@code ${NAME}} only. */
  COMPOSE_V1_26,
  /** Compose up to 1.25: every line literally, quotes and comments included. */
  COMPOSE_V1
}
