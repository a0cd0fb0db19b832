package io.geusemaker.core.aws;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.geusemaker.api.failure.RequestFailure;
import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.spi.CredentialVaultProvider;
import io.geusemaker.api.spi.SealerProvider;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The engine on a class path without what is optional. */
class OptionalModuleTest {

  @Test
  void whatIsMissingIsNamed() {
    assertThat(failureOf(() -> OptionalModule.require("a thing", "no.such.Type", "name")))
        .isEqualTo(new RequestFailure.MissingLibrary("a thing", "software.amazon.awssdk:name"));
    assertThatCode(() -> OptionalModule.require("a thing", "java.lang.String", "name"))
        .doesNotThrowAnyException();
  }

  @Test
  void aKeyOfKmsNamesWhatItNeeds() throws Exception {
    try (URLClassLoader without = classPathWithout("/kms/")) {
      SealerProvider kms =
          ServiceLoader.load(SealerProvider.class, without).findFirst().orElseThrow();

      assertThat(kms.getClass().getClassLoader()).isSameAs(without);
      assertThat(failureOf(() -> kms.sealer(URI.create("kms:alias/a"), new DeploymentName("dev"))))
          .isEqualTo(
              new RequestFailure.MissingLibrary("a key of KMS", "software.amazon.awssdk:kms"));
      assertThat(
              catchThrowable(
                  () -> without.loadClass("software.amazon.awssdk.services.kms.KmsClient")))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void aVaultInSecretsManagerNamesWhatItNeeds() throws Exception {
    try (URLClassLoader without = classPathWithout("/secretsmanager/")) {
      CredentialVaultProvider provider =
          ServiceLoader.load(CredentialVaultProvider.class, without).findFirst().orElseThrow();

      assertThat(failureOf(() -> provider.vault(URI.create("secretsmanager:prefix"))))
          .isEqualTo(
              new RequestFailure.MissingLibrary(
                  "a vault in Secrets Manager", "software.amazon.awssdk:secretsmanager"));
    }
  }

  /** Loads the engine and all libraries but one anew; what failures are made of is shared. */
  private static URLClassLoader classPathWithout(String directory) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      if (!entry.contains("/software/amazon/awssdk" + directory)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new Anew(urls.toArray(URL[]::new));
  }

  private static final class Anew extends URLClassLoader {
    private Anew(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return name.startsWith("io.geusemaker.api.")
          ? OptionalModuleTest.class.getClassLoader().loadClass(name)
          : super.findClass(name);
    }
  }
}
