package io.geusemaker.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsAddressTest {

  @Test
  void isTakenApartAndDecoded() {
    assertThat(of("s3://bucket/a%20b?region=eu-central-1&endpoint=http://127.0.0.1:9000"))
        .isEqualTo(
            new AwsAddress(
                "bucket/a b",
                Map.of("region", "eu-central-1", "endpoint", "http://127.0.0.1:9000")));
    assertThat(of("dynamodb:table")).isEqualTo(new AwsAddress("table", Map.of()));
    assertThat(AwsEndpoint.of(of("dynamodb:table?region=eu-central-1&endpoint=http://h:1")))
        .hasToString("?region=eu-central-1&endpoint=http://h:1");
    assertThat(AwsEndpoint.of(of("dynamodb:table"))).hasToString("");
  }

  @ParameterizedTest
  @CsvSource({
    "s3:?region=x,             not of the form s3:X",
    "s3:b#x,                   not of the form s3:X",
    "s3:b?region,              not of the form name=value",
    "s3:b?region=,             not of the form name=value",
    "s3:b?colour=red,          known are region",
    "s3:b?region=x&region=y,   is given twice"
  })
  void whatItIsNotIsRefused(String uri, String reason) {
    assertThatThrownBy(() -> of(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static AwsAddress of(String uri) {
    return AwsAddress.of(URI.create(uri), "s3:X", List.of("region", "endpoint"));
  }
}
