package io.geusemaker.core.engine;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.CredentialId;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.spi.CredentialPlace;
import io.geusemaker.api.spi.CredentialVault;
import io.geusemaker.api.spi.VaultVersions;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialVaultsTest {

  @Test
  void credentialsAreInTheRecordsUnlessAVaultIsChosen() {
    CredentialVault own = new Nowhere();

    assertThat(CredentialVaults.of(CredentialPlace.records())).isEmpty();
    assertThat(CredentialVaults.of(CredentialPlace.supplied(own))).containsSame(own);
    assertThat(CredentialVaults.of(CredentialPlace.at(URI.create("secretsmanager:team"))))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "vault:team, 'nothing on the class path serves \"vault:\"; known are secretsmanager'",
    "team, 'nothing on the class path serves \":\"; known are secretsmanager'",
    "secretsmanager:team?zone=1, 'unknown parameter \"zone\"'"
  })
  void whatIsNotUnderstoodIsRefused(String address, String reason) {
    assertThat(failureOf(() -> CredentialVaults.of(CredentialPlace.at(URI.create(address)))))
        .isInstanceOfSatisfying(
            RequestFailure.Invalid.class,
            invalid -> assertThat(invalid.what()).contains("the place of credentials", reason));
  }

  private record Nowhere() implements CredentialVault {
    @Override
    public String put(
        DeploymentName deployment, CredentialId credential, int version, Secret value) {
      throw new AssertionError("nothing is put");
    }

    @Override
    public Secret get(DeploymentName deployment, CredentialId credential, String reference) {
      throw new AssertionError("nothing is read");
    }

    @Override
    public void arrange(
        DeploymentName deployment, CredentialId credential, VaultVersions versions) {
      throw new AssertionError("nothing is arranged");
    }
  }
}
