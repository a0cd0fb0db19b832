package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.api.secret.SecretAccess;
import io.geusemaker.core.compose.ValueSource;
import io.geusemaker.core.libpq.ConnectionUrl;
import io.geusemaker.core.libpq.PassFile;
import io.geusemaker.core.libpq.PercentEncoding;

/** A place in a file that holds a role's password, alone or as a part of its value. */
sealed interface PasswordPlace {

  /** The place. */
  ValueSource source();

  /** The value that the place has with another password, everything else as it is. */
  Secret with(Secret value, Secret password);

  /** The place in words. */
  default String describe() {
    return source().describe();
  }

  /** Whether the value is nothing but the password. */
  default boolean isPlain() {
    return false;
  }

  /**
   * The password and nothing else.
   *
   * @param encoded whether it is written as a part of a URL is
   */
  record Plain(ValueSource source, boolean encoded) implements PasswordPlace {
    @Override
    public Secret with(Secret value, Secret password) {
      return encoded
          ? Secret.of(PercentEncoding.encode(password.reveal(SecretAccess.deliberate())))
          : password;
    }

    @Override
    public boolean isPlain() {
      return true;
    }
  }

  /** A connection URL. */
  record InUrl(ValueSource source) implements PasswordPlace {
    @Override
    public Secret with(Secret value, Secret password) {
      return ConnectionUrl.parse(value).orElseThrow().with(password);
    }

    @Override
    public String describe() {
      return "the connection URL " + source().describe();
    }
  }

  /**
   * A pgpass file.
   *
   * @param login whose lines in it
   */
  record InPassFile(ValueSource source, DatabaseLogin login) implements PasswordPlace {
    @Override
    public Secret with(Secret value, Secret password) {
      return PassFile.parse(value)
          .with(
              entry ->
                  entry.leadsTo(login.role(), login.names(), login.port())
                      && login.isOpenedBy(entry.password()),
              password);
    }

    @Override
    public String describe() {
      return "the lines of " + login.role() + " in " + source().describe();
    }
  }
}
