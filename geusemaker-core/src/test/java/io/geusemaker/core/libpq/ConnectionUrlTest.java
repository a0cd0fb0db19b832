package io.geusemaker.core.libpq;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionUrlTest {

  private static final Set<String> NAMES = Set.of("postgres", "db");

  private static String text(Secret secret) {
    return secret.reveal(SecretAccess.deliberate());
  }

  private static ConnectionUrl parsed(String text) {
    return ConnectionUrl.parse(Secret.of(text)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://ann:pw@postgres/shop, pw",
    "postgresql://ann:p%40%3Aw@postgres:5432/shop?sslmode=disable, p@:w",
    "postgresql+asyncpg://ann:a:b@postgres, a:b",
    "'postgresql://ann:1+1@other:1,db:5432/shop', 1+1",
    "jdbc:postgresql://db/shop?ssl=false&user=ann&password=a%26b, a&b",
    "postgresql://ann@db/shop?password=pw#part, pw"
  })
  void theWaysToWriteOneAreUnderstood(String url, String password) {
    ConnectionUrl parsed = parsed(url);

    assertThat(text(parsed.password())).isEqualTo(password);
    assertThat(parsed.leadsTo("ann", NAMES, "5432")).isTrue();
    assertThat(parsed.leadsTo("anna", NAMES, "5432")).isFalse();
    assertThat(parsed.leadsTo("ann", Set.of("elsewhere"), "5432")).isFalse();
    assertThat(parsed.leadsTo("ann", NAMES, "6432")).isFalse();
    assertThat(parsed.toString()).doesNotContain(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ann:pw@postgres/shop",
        "postgres://postgres/shop",
        "postgres://ann@postgres/shop",
        "postgres://ann:100%@postgres/shop",
        "pw",
        "see postgres://ann:pw@postgres/shop"
      })
  void whatHasNoPasswordIsNone(String text) {
    assertThat(ConnectionUrl.parse(Secret.of(text))).isEmpty();
  }

  @Test
  void onlyThePasswordChanges() {
    assertThat(
            text(parsed("postgres://a:b@db:5432,x/s?application_name=a:b@db").with(Secret.of("n"))))
        .isEqualTo("postgres://a:n@db:5432,x/s?application_name=a:b@db");
    assertThat(text(parsed("jdbc:postgresql://db/s?password=b&user=a").with(Secret.of("n&"))))
        .isEqualTo("jdbc:postgresql://db/s?password=n%26&user=a");
  }

  @Property
  void everyPasswordSurvivesTheWayThere(@ForAll @NotEmpty String password) {
    if (password.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
      return;
    }
    ConnectionUrl changed =
        parsed(text(parsed("postgres://ann:old@postgres:5432/shop").with(Secret.of(password))));

    assertThat(text(changed.password())).isEqualTo(password);
    assertThat(changed.leadsTo("ann", NAMES, "5432")).isTrue();
    assertThat(text(changed.with(Secret.of("old"))))
        .isEqualTo("postgres://ann:old@postgres:5432/shop");
  }
}
