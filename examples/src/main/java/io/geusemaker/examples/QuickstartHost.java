package io.geusemaker.examples;

import io.geusemaker.api.Deployment;

/** A running stack to try the library on, and ways to look at it without the library. */
interface QuickstartHost extends AutoCloseable {

  Deployment deployment();

  /** The database's first password. */
  String databasePassword();

  /** The first password of n8n's owner. */
  String ownerPassword();

  /** Logs in to PostgreSQL over the route that checks passwords. */
  boolean databaseAccepts(String password);

  /** Logs in to n8n over HTTP; gives back the status. */
  int login(String password);

  @Override
  void close();
}
