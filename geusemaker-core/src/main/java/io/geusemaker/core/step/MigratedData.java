package io.geusemaker.core.step;

import io.geusemaker.api.spi.Script;

/**
 * Data that a new image may migrate when it starts, and the dump from before.
 *
 * @param backup the dump on the host
 * @param user the role to act as, over the container's trusted socket
 * @param database the database
 * @param client the service that migrates it
 * @param clientImage the id of the image that it ran before
 * @param query asks how far it is migrated
 * @param answer what that answered before
 */
public record MigratedData(
    String backup,
    String user,
    String database,
    String client,
    String clientImage,
    String query,
    String answer) {

  Script on(Script script) {
    return script
        .parameter("BACKUP", backup)
        .parameter("DATABASE_USER", user)
        .parameter("DATABASE", database)
        .parameter("CLIENT", client)
        .parameter("CLIENT_IMAGE", clientImage)
        .parameter("MIGRATIONS_QUERY", query)
        .parameter("MIGRATIONS", answer);
  }
}
