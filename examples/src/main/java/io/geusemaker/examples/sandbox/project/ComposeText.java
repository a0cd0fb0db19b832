package io.geusemaker.examples.sandbox.project;

/** The compose file of each variant, in the shape of GeuseMaker's own. */
final class ComposeText {

  private static final String TEXT =
      """
      # The stack of one GeuseMaker deployment.
      services:
        postgres:
          image: postgres:15
          container_name: postgres
          restart: unless-stopped
      @ENV_FILE@
          environment:
            - POSTGRES_USER=geusemaker
            - POSTGRES_DB=geusemaker
            # Read only when the data directory is empty.
            - @POSTGRES_VARIABLE@
      @POSTGRES_SECRETS@
          ports:
            - "127.0.0.1:@PORT_OF_POSTGRES@:5432"
          volumes:
            - @HOST@/mnt/efs/postgres:/var/lib/postgresql/data
          healthcheck:
            test: ["CMD-SHELL", "pg_isready -U geusemaker"]
            interval: 10s
            retries: 5

        n8n:
          image: @N8N_IMAGE@
          container_name: n8n
          restart: unless-stopped
      @ENV_FILE@
          environment:
            - DB_TYPE=postgresdb
            - DB_POSTGRESDB_HOST=postgres
            - DB_POSTGRESDB_PORT=5432
            - DB_POSTGRESDB_DATABASE=geusemaker
            - DB_POSTGRESDB_USER=geusemaker
            - @N8N_PASSWORD_VARIABLE@
            - @N8N_KEY_VARIABLE@  # never rotated
      @N8N_SECRETS@
          ports:
            - "127.0.0.1:@PORT_OF_N8N@:5678"
          volumes:
            - @HOST@/mnt/efs/n8n:/home/node/.n8n
          depends_on:
            - postgres
          healthcheck:
            test: ["CMD", "wget", "--spider", "http://localhost:5678/healthz"]
            interval: 30s
            retries: 3

        crawl4ai:
          image: unclecode/crawl4ai:latest
          container_name: crawl4ai
          restart: unless-stopped
      @CRAWL4AI_ENVIRONMENT@

        qdrant:
          image: qdrant/qdrant:latest
          container_name: qdrant
          restart: unless-stopped
      @ENV_FILE@
          volumes:
            - @HOST@/mnt/efs/qdrant:/qdrant/storage

        ollama:
          image: ollama/ollama:latest
          container_name: ollama
          restart: unless-stopped
      @ENV_FILE@
          volumes:
            - @HOST@/mnt/efs/ollama:/root/.ollama
      """;

  private static final String SECRET_FILES =
      """

      secrets:
        postgres_password:
          file: ./secrets/postgres_password
        n8n_encryption_key:
          file: ./secrets/n8n_encryption_key
      """;

  private static final String REQUIRED_PASSWORD =
      "${POSTGRES_PASSWORD:?POSTGRES_PASSWORD required}";

  private ComposeText() {}

  static String of(ProjectVariant variant) {
    return switch (variant) {
      case DOTENV ->
          TEXT.replace("@ENV_FILE@\n", "")
              .replace(
                  "@CRAWL4AI_ENVIRONMENT@",
                  "    environment:\n      - CRAWL4AI_API_TOKEN=${CRAWL4AI_API_TOKEN}")
              .transform(text -> values(text, REQUIRED_PASSWORD, "${N8N_ENCRYPTION_KEY:-}"))
              .transform(ComposeText::interpolatedPorts);
      case INLINE ->
          TEXT.replace("@ENV_FILE@\n", "")
              .replace(
                  "@CRAWL4AI_ENVIRONMENT@",
                  "    environment:\n      CRAWL4AI_API_TOKEN: \"@CRAWL4AI_TOKEN@\"")
              .transform(text -> values(text, "@POSTGRES_PASSWORD@", "@ENCRYPTION_KEY@"))
              .replace("@PORT_OF_POSTGRES@", "@POSTGRES_PORT@")
              .replace("@PORT_OF_N8N@", "@N8N_PORT@");
      case SECRETFILE ->
          withEnvFile(TEXT)
                  .replace(
                      "@POSTGRES_VARIABLE@",
                      "POSTGRES_PASSWORD_FILE=/run/secrets/postgres_password")
                  .replace(
                      "@N8N_PASSWORD_VARIABLE@",
                      "DB_POSTGRESDB_PASSWORD_FILE=/run/secrets/postgres_password")
                  .replace(
                      "@N8N_KEY_VARIABLE@",
                      "N8N_ENCRYPTION_KEY_FILE=/run/secrets/n8n_encryption_key")
                  .replace("@POSTGRES_SECRETS@", "    secrets:\n      - postgres_password")
                  .replace(
                      "@N8N_SECRETS@",
                      "    secrets:\n      - postgres_password\n      - n8n_encryption_key")
                  .replace("@N8N_IMAGE@", "n8nio/n8n:latest")
                  .transform(ComposeText::interpolatedPorts)
              + SECRET_FILES;
      default ->
          withEnvFile(TEXT)
              .replace(
                  "@N8N_IMAGE@",
                  variant == ProjectVariant.BASICAUTH ? "n8nio/n8n:0.221.2" : "n8nio/n8n:latest")
              .transform(text -> values(text, REQUIRED_PASSWORD, "${N8N_ENCRYPTION_KEY:-}"))
              .transform(ComposeText::interpolatedPorts);
    };
  }

  private static String withEnvFile(String text) {
    String envFile = "    env_file:\n      - ./runtime.env";
    return text.replace("@ENV_FILE@", envFile).replace("@CRAWL4AI_ENVIRONMENT@", envFile);
  }

  private static String values(String text, String password, String key) {
    return text.replace("@POSTGRES_VARIABLE@", "POSTGRES_PASSWORD=" + password)
        .replace("@N8N_PASSWORD_VARIABLE@", "DB_POSTGRESDB_PASSWORD=" + password)
        .replace("@N8N_KEY_VARIABLE@", "N8N_ENCRYPTION_KEY=" + key)
        .replace("@POSTGRES_SECRETS@\n", "")
        .replace("@N8N_SECRETS@\n", "")
        .replace("@N8N_IMAGE@", "n8nio/n8n:latest");
  }

  private static String interpolatedPorts(String text) {
    return text.replace("@PORT_OF_POSTGRES@", "${POSTGRES_HOST_PORT:-5432}")
        .replace("@PORT_OF_N8N@", "${N8N_HOST_PORT:-5678}");
  }
}
