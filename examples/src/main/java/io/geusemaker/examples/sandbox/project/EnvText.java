package io.geusemaker.examples.sandbox.project;

/** The env file of each variant. */
final class EnvText {

  private static final String COMMON =
      """
      # Written by GeuseMaker when the instance was launched.
      N8N_HOST_PORT=@N8N_PORT@
      POSTGRES_HOST_PORT=@POSTGRES_PORT@
      """;

  private static final String SECRETS =
      """

      # Secrets
      POSTGRES_PASSWORD=@POSTGRES_PASSWORD@
      N8N_ENCRYPTION_KEY=@ENCRYPTION_KEY@
      CRAWL4AI_API_TOKEN=@CRAWL4AI_TOKEN@
      """;

  private EnvText() {}

  static String of(ProjectVariant variant) {
    return switch (variant) {
      case SECRETFILE -> COMMON + "CRAWL4AI_API_TOKEN=@CRAWL4AI_TOKEN@\n";
      case BASICAUTH ->
          COMMON
              + SECRETS
              + """
              N8N_BASIC_AUTH_ACTIVE=true
              N8N_BASIC_AUTH_USER=@OWNER_EMAIL@
              N8N_BASIC_AUTH_PASSWORD=@OWNER_PASSWORD@
              """;
      case ENVOWNER ->
          COMMON
              + SECRETS
              + """
              N8N_INSTANCE_OWNER_MANAGED_BY_ENV=true
              N8N_INSTANCE_OWNER_EMAIL=@OWNER_EMAIL@
              N8N_INSTANCE_OWNER_FIRST_NAME=Sandbox
              N8N_INSTANCE_OWNER_LAST_NAME=Owner
              N8N_INSTANCE_OWNER_PASSWORD_HASH='@OWNER_HASH@'
              """;
      default -> COMMON + SECRETS;
    };
  }
}
