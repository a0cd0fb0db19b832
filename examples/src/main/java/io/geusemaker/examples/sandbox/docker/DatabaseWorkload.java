package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.postgres.PostgresServer;

/** A container that runs PostgreSQL. */
interface DatabaseWorkload extends Workload {

  /** The server in it. */
  PostgresServer server();
}
