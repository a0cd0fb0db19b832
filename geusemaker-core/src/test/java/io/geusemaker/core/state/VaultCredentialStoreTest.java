package io.geusemaker.core.state;

import io.geusemaker.core.aws.standin.AwsServer;
import io.geusemaker.core.secretsmanager.SecretsManagerVaultProvider;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** Everything that holds of the records holds with the values in Secrets Manager. */
@DisplayName("With the values in Secrets Manager")
class VaultCredentialStoreTest extends CredentialStoreContract {

  private static final AwsServer AWS = AwsServer.start();

  VaultCredentialStoreTest(@TempDir Path root) {
    super(root, store -> store.in(new SecretsManagerVaultProvider().vault(address(root))));
  }

  private static URI address(Path root) {
    return URI.create("secretsmanager:" + root.getFileName() + "?" + AWS.query());
  }

  @AfterAll
  static void stop() {
    AWS.close();
  }
}
