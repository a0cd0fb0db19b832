package io.geusemaker.core.image;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.failure.RequestFailure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "x86_64, linux/amd64",
    "amd64, linux/amd64",
    "aarch64, linux/arm64",
    "arm64, linux/arm64",
    "armv7l, linux/arm/v7",
    "armv6l, linux/arm/v6",
    "armhf, linux/arm/v7",
    "arm, linux/arm/v7",
    "i686, linux/386",
    "s390x, linux/s390x",
    "ppc64le, linux/ppc64le",
    "riscv64, linux/riscv64",
    "'aarch64\n', linux/arm64",
    "linux/arm64/v8, linux/arm64",
    "linux/amd64/v1, linux/amd64",
    "linux/amd64/v3, linux/amd64/v3",
    "Linux/x86_64, linux/amd64",
    "linux/arm/v6, linux/arm/v6",
    "windows/amd64, windows/amd64",
  })
  void isReadFromTheWordsOfTheKernelAndOfDocker(String text, String platform) {
    assertThat(Platform.parse(text)).hasToString(platform);
    assertThat(Platform.parse(platform)).isEqualTo(Platform.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/", "linux/", "/amd64", "linux/amd64/v1/x", "a b", "x;y"})
  void anythingElseIsRefused(String text) {
    assertThat(failureOf(() -> Platform.parse(text))).isInstanceOf(RequestFailure.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "linux/amd64, linux/amd64, true",
    "linux/amd64, linux/amd64/v1, true",
    "linux/amd64, linux/amd64/v2, false",
    "linux/amd64/v3, linux/amd64/v2, true",
    "linux/amd64, linux/arm64, false",
    "linux/amd64, linux/386, false",
    "linux/amd64, windows/amd64, false",
    "linux/arm64, linux/arm64/v8, true",
    "linux/arm64, linux/arm64/v9, false",
    "linux/arm64/v8.2, linux/arm64/v8.1, true",
    "linux/arm64/v8.1, linux/arm64/v8.2, false",
    "linux/arm/v7, linux/arm/v6, true",
    "linux/arm/v6, linux/arm/v7, false",
    "linux/arm, linux/arm/v5, true",
    "linux/mips64, linux/mips64, true",
    "linux/mips64, linux/mips64/softfloat, false",
    "linux/mips64/softfloat, linux/mips64/softfloat, true",
  })
  void aHostRunsItsOwnArchitectureAndEarlierGenerations(String host, String image, boolean runs) {
    assertThat(Platform.parse(host).runs(Platform.parse(image))).isEqualTo(runs);
  }

  @Test
  void theLatestGenerationThatRunsIsTheBest() {
    List<Platform> images =
        Stream.of("linux/arm/v5", "linux/arm/v6", "linux/arm/v7", "linux/arm64", "linux/amd64")
            .map(Platform::parse)
            .toList();

    assertThat(Platform.parse("armv6l").best(images)).hasValue(Platform.parse("linux/arm/v6"));
    assertThat(Platform.parse("armv7l").best(images)).hasValue(Platform.parse("linux/arm/v7"));
    assertThat(Platform.parse("x86_64").best(images)).hasValue(Platform.parse("linux/amd64"));
    assertThat(Platform.parse("s390x").best(images)).isEmpty();
  }
}
