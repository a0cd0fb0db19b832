package io.geusemaker.core.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SsmTest {

  private static final String ID = "i-0a1b2c3d4e5f67890";

  @Test
  void isReadFromAConnection() {
    SsmTransportProvider provider = new SsmTransportProvider();

    assertThat(provider.scheme()).isEqualTo("ssm");
    assertThat(provider.transport(URI.create("ssm:" + ID))).isEqualTo(Ssm.instance(ID));
    assertThat(provider.transport(URI.create("ssm://" + ID))).isEqualTo(Ssm.instance(ID));
    assertThat(
            provider.transport(
                URI.create(
                    "ssm:"
                        + ID
                        + "?region=eu-central-1&stack=my%20stack&endpoint=https://vpce.example")))
        .isEqualTo(
            Ssm.instance(ID)
                .orTagged("my stack")
                .region("eu-central-1")
                .endpoint(URI.create("https://vpce.example")));
    assertThat(provider.transport(URI.create("ssm:tag/my-stack?region=us-east-1")))
        .isEqualTo(Ssm.tagged("my-stack").region("us-east-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssm:/",
        "ssm:tag/",
        "ssm:ubuntu@10.0.0.5",
        "ssm:" + ID + "?",
        "ssm:" + ID + "?region",
        "ssm:" + ID + "?region=Frankfurt",
        "ssm:" + ID + "?region=eu-central-1&region=eu-west-1",
        "ssm:" + ID + "?profile=me",
        "ssm:" + ID + "?endpoint=http://elsewhere.example",
        "ssm:" + ID + "#x"
      })
  void refusesWhatItDoesNotUnderstand(String connection) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SsmTransportProvider().transport(URI.create(connection)));
  }

  @Test
  void isAValueOnOneLine() {
    Ssm ssm = Ssm.instance(ID).region("eu-central-1");

    assertThat(ssm)
        .isEqualTo(Ssm.instance(ID).region("eu-central-1"))
        .isNotEqualTo(Ssm.instance(ID));
    assertThat(ssm).hasToString("ssm " + ID + " in eu-central-1");
    assertThat(Ssm.tagged("s".repeat(200)).toString()).hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void textsHaveNothingThatTheAgentWouldReplace() {
    CommandText text = CommandText.run().set("A", "b");

    assertThat(text.toString()).startsWith("A='b'\n").doesNotContain("{{");
    assertThatIllegalArgumentException().isThrownBy(() -> text.set("A", "{{ssm:x}}"));
    assertThatIllegalArgumentException().isThrownBy(() -> text.set("A", "it's"));
  }
}
