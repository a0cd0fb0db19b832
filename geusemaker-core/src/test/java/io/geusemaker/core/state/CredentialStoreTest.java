package io.geusemaker.core.state;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("With the values in the records")
class CredentialStoreTest extends CredentialStoreContract {

  CredentialStoreTest(@TempDir Path root) {
    super(root, UnaryOperator.identity());
  }
}
