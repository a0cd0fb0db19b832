package io.geusemaker.core.rotation;

import io.geusemaker.api.secret.Secret;
import io.geusemaker.core.credential.BcryptHash;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms in which a basic-auth file can have a password. */
enum HtpasswdForm {
  BCRYPT("a bcrypt hash", "\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}"),
  APR1("an MD5 hash of Apache (apr1)", "\\$apr1\\$.*"),
  MD5_CRYPT("an MD5 hash of crypt (1)", "\\$1\\$.*"),
  SHA_256_CRYPT("a SHA-256 hash of crypt (5)", "\\$5\\$.*"),
  SHA_512_CRYPT("a SHA-512 hash of crypt (6)", "\\$6\\$.*"),
  YESCRYPT("a yescrypt hash", "\\$g?y\\$.*"),
  SALTED_SHA("a salted SHA-1 hash (SSHA)", "\\{SSHA}.*"),
  SHA("a SHA-1 hash (SHA)", "\\{SHA}.*"),
  PLAIN("its password in the clear (PLAIN)", "\\{PLAIN}.*"),
  DES_CRYPT("a DES hash of crypt", "[./A-Za-z0-9]{13}"),
  UNKNOWN("no hash of a form that is known", ".*");

  private static final String PLAIN_MARK = "{PLAIN}";

  private final String words;
  private final Pattern pattern;

  HtpasswdForm(String words, String pattern) {
    this.words = words;
    this.pattern = Pattern.compile(pattern);
  }

  static HtpasswdForm of(String hash) {
    return Arrays.stream(values())
        .filter(form -> form.pattern.matcher(hash).matches())
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** What a line has, in words. */
  String words() {
    return words;
  }

  /** Whether a password is what was hashed; empty where that cannot be told here. */
  Optional<Boolean> isOf(String hash, Secret password) {
    return switch (this) {
      case BCRYPT -> Optional.of(matches(hash, password));
      case PLAIN -> readable(hash).map(password::sameAs);
      default -> Optional.empty();
    };
  }

  /** Well formed to the eye, it can still have a cost that there is not. */
  private static boolean matches(String hash, Secret password) {
    try {
      return BcryptHash.parse(hash).matches(password);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The password, where the file has it in the clear. */
  Optional<Secret> readable(String hash) {
    return this == PLAIN
        ? Optional.of(Secret.of(hash.substring(PLAIN_MARK.length())))
        : Optional.empty();
  }
}
