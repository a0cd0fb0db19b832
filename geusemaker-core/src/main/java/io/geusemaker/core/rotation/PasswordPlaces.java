package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.libpq.ConnectionUrl;
import io.geusemaker.core.libpq.PassFile;
import io.geusemaker.core.libpq.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The places in a project's files that hold a role's password. They are found by trying what they
 * hold against what the database stores, so that a stale copy is not taken for the password.
 *
 * @param found the places
 * @param present the password that they hold; empty when none was found
 */
record PasswordPlaces(List<PasswordPlace> found, Optional<Secret> present) {

  /** A value that is the password by chance, such as a name, is not followed. */
  private static final Pattern NAMES_A_PASSWORD = Pattern.compile(".*(PASS|PWD|PW|SECRET).*");

  PasswordPlaces {
    found = List.copyOf(found);
  }

  /** All of them. */
  static PasswordPlaces of(CredentialSources sources, DatabaseLogin login) {
    return new Search(sources, login, true).made();
  }

  /** Those that hold it as a part of their value: connection URLs and pgpass files. */
  static PasswordPlaces ofClients(CredentialSources sources, DatabaseLogin login) {
    return new Search(sources, login, false).made();
  }

  private static final class Search {
    private final CredentialSources sources;
    private final DatabaseLogin login;
    private final boolean plainToo;
    private final List<PasswordPlace> found = new ArrayList<>();
    private Optional<Secret> present = Optional.empty();

    Search(CredentialSources sources, DatabaseLogin login, boolean plainToo) {
      this.sources = sources;
      this.login = login;
      this.plainToo = plainToo;
    }

    PasswordPlaces made() {
      Set<ValueSource> places = sources.places();
      places.forEach(place -> sources.value(place).ifPresent(value -> look(place, value)));
      return new PasswordPlaces(found, present);
    }

    private void look(ValueSource place, Secret value) {
      Optional<ConnectionUrl> url = ConnectionUrl.parse(value);
      if (url.isPresent()) {
        if (url.get().leadsTo(login.role(), login.names(), login.port())
            && opens(url.get().password())) {
          found.add(new PasswordPlace.InUrl(place));
        }
      } else if (place.path().endsWith("pgpass")) {
        boolean holdsIt =
            PassFile.parse(value).entries().stream()
                .filter(entry -> entry.leadsTo(login.role(), login.names(), login.port()))
                .anyMatch(entry -> opens(entry.password()));
        if (holdsIt) {
          found.add(new PasswordPlace.InPassFile(place, login));
        }
      } else if (plainToo && isAboutAPassword(place)) {
        lookAtWhole(place, value);
      }
    }

    private void lookAtWhole(ValueSource place, Secret value) {
      if (opens(value)) {
        found.add(new PasswordPlace.Plain(place, false));
        return;
      }
      PercentEncoding.decode(value.reveal(SecretAccess.deliberate()))
          .map(Secret::of)
          .filter(decoded -> !decoded.sameAs(value))
          .filter(this::opens)
          .ifPresent(decoded -> found.add(new PasswordPlace.Plain(place, true)));
    }

    private boolean opens(Secret password) {
      boolean opens = present.map(password::sameAs).orElse(false) || login.isOpenedBy(password);
      if (opens && present.isEmpty()) {
        present = Optional.of(password);
      }
      return opens;
    }

    private static boolean isAboutAPassword(ValueSource place) {
      String name =
          place instanceof ValueSource.EnvEntry entry
              ? entry.key()
              : place instanceof ValueSource.ComposeScalar scalar ? scalar.variable() : "PASSWORD";
      return NAMES_A_PASSWORD.matcher(name.toUpperCase(Locale.ROOT)).matches();
    }
  }
}
