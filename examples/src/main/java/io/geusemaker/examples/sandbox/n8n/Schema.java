package io.geusemaker.examples.sandbox.n8n;

/** The tables of n8n 2.x that matter here, with their real names, and what is in them at first. */
public final class Schema {

  /** The id of the owner's row. */
  public static final String OWNER_ID = "5b2f3a52-9d8e-4f0a-8f52-6f5c3f3a1e01";

  private static final String TABLES =
      """
      CREATE TABLE "user" (
        id uuid PRIMARY KEY,
        email varchar(255) UNIQUE,
        "firstName" varchar(32),
        "lastName" varchar(32),
        password varchar(255),
        "personalizationAnswers" json,
        "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
        "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
        settings json,
        disabled boolean NOT NULL DEFAULT false,
        "mfaEnabled" boolean NOT NULL DEFAULT false,
        "mfaSecret" text,
        "mfaRecoveryCodes" text,
        "lastActiveAt" date,
        "roleSlug" varchar(128) NOT NULL DEFAULT 'global:member');
      CREATE TABLE credentials_entity (
        id varchar(36) PRIMARY KEY,
        name varchar(128) NOT NULL,
        data text NOT NULL,
        type varchar(128) NOT NULL,
        "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
        "updatedAt" timestamptz(3) NOT NULL DEFAULT now(),
        "isManaged" boolean NOT NULL DEFAULT false);
      CREATE TABLE workflow_entity (
        id varchar(36) PRIMARY KEY,
        name varchar(128) NOT NULL,
        active boolean NOT NULL,
        nodes json NOT NULL,
        connections json NOT NULL,
        "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
        "updatedAt" timestamptz(3) NOT NULL DEFAULT now());
      CREATE TABLE settings (
        key varchar(255) PRIMARY KEY,
        value text NOT NULL,
        "loadOnStartup" boolean NOT NULL DEFAULT false);
      CREATE TABLE user_api_keys (
        id varchar(36) PRIMARY KEY,
        "userId" uuid NOT NULL,
        label varchar(100) NOT NULL,
        "apiKey" varchar NOT NULL UNIQUE,
        scopes json,
        audience varchar NOT NULL DEFAULT 'public-api',
        "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
        "updatedAt" timestamptz(3) NOT NULL DEFAULT now());
      CREATE TABLE deployment_key (
        id varchar(36) PRIMARY KEY,
        type varchar(64) NOT NULL,
        value text NOT NULL,
        algorithm varchar(20),
        status varchar(20) NOT NULL DEFAULT 'active',
        "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
        "updatedAt" timestamptz(3) NOT NULL DEFAULT now());
      INSERT INTO deployment_key (id, type, value) VALUES ('key0000000000001', 'instance.id', 'an instance');
      CREATE TABLE migrations (
        id serial PRIMARY KEY, timestamp bigint NOT NULL, name varchar NOT NULL);
      CREATE TABLE canary (id integer PRIMARY KEY, note text NOT NULL);
      INSERT INTO canary SELECT n, 'canary ' || n FROM generate_series(1, 100) n;
      INSERT INTO settings VALUES ('userManagement.isInstanceOwnerSetUp', 'true', true);
      INSERT INTO workflow_entity (id, name, active, nodes, connections) VALUES (
        'wf00000000000001', 'Read the canary', false,
        '[{"type":"n8n-nodes-base.postgres","credentials":{"postgres":{"id":"cred000000000001"}}}]',
        '{}');
      """;

  private Schema() {}

  /**
   * The statements that make the tables and fill them.
   *
   * @param email the owner's e-mail address
   * @param passwordHash the owner's bcrypt hash
   * @param cipher encrypts the stored credentials
   * @param databasePassword what the stored PostgreSQL credential holds
   * @return SQL
   */
  public static String sql(
      String email, String passwordHash, CredentialCipher cipher, String databasePassword) {
    String postgres =
        """
        {"host":"postgres","port":5432,"database":"geusemaker","user":"geusemaker",\
        "password":"%s","ssl":"disable"}"""
            .formatted(databasePassword);
    String elsewhere =
        """
        {"host":"db.example.test","port":5432,"database":"other","user":"other",\
        "password":"not-ours","ssl":"disable"}""";
    String ollama = "{\"baseUrl\":\"http://ollama:11434\"}";
    return TABLES
        + MigrationHistory.inserts()
        + """
        INSERT INTO "user" (id, email, "firstName", "lastName", password, "roleSlug") VALUES (
          '%s', '%s', 'Sandbox', 'Owner', '%s', 'global:owner');
        INSERT INTO credentials_entity (id, name, data, type) VALUES
          ('cred000000000001', 'PostgreSQL Local', '%s', 'postgres'),
          ('cred000000000002', 'Ollama Local', '%s', 'ollamaApi'),
          ('cred000000000003', 'PostgreSQL Elsewhere', '%s', 'postgres');
        """
            .formatted(
                OWNER_ID,
                email,
                passwordHash,
                cipher.encrypt(postgres),
                cipher.encrypt(ollama),
                cipher.encrypt(elsewhere));
  }
}
