package io.geusemaker.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.geusemaker.api.failure.GeuseMakerException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A password in a basic-auth file")
class BasicAuthFileTest {

  private static final BasicAuthFile ADMIN = BasicAuthFile.at("/etc/nginx/.htpasswd").of("a@b.c");

  @Test
  void isFoundAgainByItsCredential() {
    assertThat(ADMIN.credential()).hasToString("basic-auth/a@b.c@etc+nginx+.htpasswd");
    assertThat(BasicAuthFile.of(ADMIN.credential())).contains(ADMIN);
    assertThat(BasicAuthFile.of(new CredentialId("search", "KEY"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/a?b=c, http://127.0.0.1:8080, /a?b=c, 8080",
    "http://[::1]/, http://[::1], /, 80",
    "https://n8n.example.org/, https://n8n.example.org, /, 443"
  })
  void isAskedForAtItsUrl(String url, String origin, String path, int port) {
    BasicAuthFile proven = ADMIN.provenAt(url);

    assertThat(proven.origin()).isEqualTo(origin);
    assertThat(proven.check()).contains(HttpCheck.get(path).onPort(port).basic("a@b.c"));
  }

  @ParameterizedTest
  @CsvSource({
    "etc/htpasswd, admin, http://127.0.0.1/",
    "/etc/../htpasswd, admin, http://127.0.0.1/",
    "/etc/a b, admin, http://127.0.0.1/",
    "/etc/htpasswd, a:b, http://127.0.0.1/",
    "/etc/htpasswd, admin, http://n8n.example.org/",
    "/etc/htpasswd, admin, http://127.0.0.1",
    "/etc/htpasswd, admin, http://127.0.0.1:99999/",
    "/etc/htpasswd, admin, ftp://127.0.0.1/"
  })
  void isRefusedWhenItCannotBe(String path, String user, String url) {
    assertThatThrownBy(() -> BasicAuthFile.at(path).of(user).provenAt(url))
        .isInstanceOf(GeuseMakerException.class);
  }

  @Test
  void isDeclaredInOneWay() {
    RotationRequest request = RotationRequest.secrets(new DeploymentName("dev"), List.of());

    assertThatThrownBy(() -> request.plusFiles(List.of(ADMIN, ADMIN.provenAt("http://127.0.0.1/"))))
        .hasMessageContaining("two ways");
  }
}
