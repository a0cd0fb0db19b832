package io.geusemaker.core.aws;

import static io.geusemaker.core.Fixtures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.geusemaker.api.failure.RequestFailure;
import org.junit.jupiter.api.Test;

class OptionalModuleTest {

  @Test
  void whatIsMissingIsNamedAsADependency() {
    RequestFailure.MissingLibrary missing =
        new RequestFailure.MissingLibrary("s3:", "software.amazon.awssdk:s3");

    assertThat(failureOf(() -> OptionalModule.require("s3:", "no.such.Client", "s3")))
        .isEqualTo(missing);
    assertThat(missing.next()).isEqualTo("add software.amazon.awssdk:s3 to the dependencies");
  }

  @Test
  void whatIsThereIsNotMissed() {
    assertThatCode(() -> OptionalModule.require("", "java.lang.String", "s3"))
        .doesNotThrowAnyException();
  }
}
