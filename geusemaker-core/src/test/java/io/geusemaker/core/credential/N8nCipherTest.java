package io.geusemaker.core.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.api.secret.Secret;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class N8nCipherTest {

  private static final String JSON =
      "{\"host\":\"postgres\",\"user\":\"geusemaker\",\"password\":\"old-One.1\",\"note\":\"ü ✓\"}";
  private static final Secret KEY = Secret.of("n8n-Encryption.Key_1");

  /** {@code openssl enc -aes-256-cbc -md md5 -pass pass:... -a -A} (OpenSSL 3.0). */
  private static final String BY_OPENSSL =
      "U2FsdGVkX1/gbAE6eD/CphvL0VPxYlXWlzA7zkWFvRcHttvdvzd5+D5E96syBON0lWdATr+nm6AxmBTJle9QIAba"
          + "Wg56yHGX6s2wc7vHxk9PSEDLC97CXubmOvvimzuK";

  /** The cipher of n8n 2.40.7 itself. */
  private static final String BY_N8N =
      "U2FsdGVkX1+Q/PxFvy9/q+yZMUNTIN+c53bsnvJ7D5uPTZIMrR6/IbMB/cQyJLYoFg/b4kx2kkPW8ekrHgbrOcH2"
          + "eJBxBTEX3H9RI7nF5CLxmGOvKtpk4dnJ18rbuRsa";

  /** The same with an encryption key beyond ASCII. */
  private static final String BY_N8N_WITH_ODD_KEY =
      "U2FsdGVkX19/EsenIDuuRwkuIKPIv/RakTQWWXdWZTAceRxgA1aP0hI7eoX1X3jL5O7I27o2ZZW5pPldwsKHQHP9"
          + "plxR6R6+VFy+PyEf8rFLyrQpekkByBJ7zYZzXpRn";

  @ParameterizedTest
  @ValueSource(strings = {BY_OPENSSL, BY_N8N})
  void it_reads_what_openssl_and_n8n_wrote(String data) {
    assertThat(N8nCipher.decrypt(data, KEY)).contains(JSON);
  }

  @Test
  void it_takes_odd_encryption_keys_as_n8n_does() {
    assertThat(N8nCipher.decrypt(BY_N8N_WITH_ODD_KEY, Secret.of("clé-€-ключ"))).contains(JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n8n-Encryption.Key_2", "N8n-Encryption.Key_1"})
  void another_key_opens_nothing(String key) {
    assertThat(N8nCipher.decrypt(BY_N8N, Secret.of(key))).isEmpty();
  }

  @Property(tries = 200)
  void what_is_encrypted_is_decrypted_by_the_same_key_only(
      @ForAll Map<String, String> fields, @ForAll @NotEmpty String key)
      throws JsonProcessingException {
    String json = wellFormed(new ObjectMapper().writeValueAsString(fields));
    String data = N8nCipher.encrypt(json, Secret.of(key));

    assertThat(N8nCipher.decrypt(data, Secret.of(key))).contains(json);
    assertThat(N8nCipher.decrypt(data, Secret.of(key + "x"))).isEmpty();
  }

  /** Without the lone surrogates that jqwik loves and UTF-8 cannot hold. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  @Test
  void the_salt_is_drawn_anew_each_time() {
    assertThat(N8nCipher.encrypt(JSON, KEY)).isNotEqualTo(N8nCipher.encrypt(JSON, KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not base64!",
        JSON,
        "1f0c2a:" + BY_N8N,
        "U2FsdGVkX18=",
        "U2FsdGVkX18AAAAAAAAAAA==",
        "U2FsdGVkX18AAAAAAAAAAAAA",
        "AAAAAGVkX1+Q/PxFvy9/q+yZMUNTIN+c53bsnvJ7D5uPTZIMrR6/IQ=="
      })
  void data_of_another_format_is_none_of_ours(String data) {
    assertThat(N8nCipher.decrypt(data, KEY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "\"text\"", "[1]", "7", "{} {}", "{\"a\":"})
  void what_is_no_json_object_is_no_credential(String plain) {
    assertThat(N8nCipher.decrypt(N8nCipher.encrypt(plain, KEY), KEY)).isEmpty();
  }

  @Test
  void a_cut_or_changed_ciphertext_opens_to_nothing() {
    byte[] stored = Base64.getDecoder().decode(BY_N8N);
    stored[stored.length - 1] ^= 1;
    assertThat(N8nCipher.decrypt(Base64.getEncoder().encodeToString(stored), KEY)).isEmpty();
    assertThat(N8nCipher.decrypt(BY_N8N.substring(0, BY_N8N.length() - 4), KEY)).isEmpty();
  }
}
