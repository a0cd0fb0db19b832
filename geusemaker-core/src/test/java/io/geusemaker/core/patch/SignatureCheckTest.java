package io.geusemaker.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Finding;
import io.geusemaker.api.model.PatchInfo;
import io.geusemaker.api.model.SignatureRule;
import io.geusemaker.api.model.SignatureRule.Mode;
import io.geusemaker.api.model.Signer;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.registry.Registry;
import io.geusemaker.core.registry.RegistrySettings;
import io.geusemaker.core.registry.ResolvedImage;
import io.geusemaker.core.registry.stub.StubRegistry;
import io.geusemaker.core.signature.Cosign;
import io.geusemaker.core.signature.SignedImage;
import io.geusemaker.core.signature.standin.Keys;
import io.geusemaker.core.signature.standin.StandInSigstore;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is demanded of a signature")
final class SignatureCheckTest {

  private final StubRegistry registry = StubRegistry.start();
  private final SignedImage image = new SignedImage(registry);
  private final KeyPair key = Keys.pair();
  private final Signer right = Signer.key(Keys.pem(key.getPublic()));
  private final Signer other = Signer.key(Keys.pem(Keys.pair().getPublic()));

  @AfterEach
  void stop() {
    registry.close();
  }

  private List<Finding> findings(SignatureRule... rules) {
    Wanted wanted =
        new Wanted(
            PatchInfo.of("app", "acme/app", "1.2.2", "1.2.3"),
            image.reference(),
            new ResolvedImage(
                image.reference(),
                Optional.empty(),
                Digest.parse(image.digest()),
                ImageSamples.postgres(Map.of())));
    return new SignatureCheck(
            List.of(rules), Cosign.reading(Registry.of(RegistrySettings.anonymous())))
        .of(wanted);
  }

  private void sign() {
    byte[] payload = StandInSigstore.payload(image.digest());
    image.with(payload, Keys.base64(Keys.sign(key.getPrivate(), payload)));
  }

  private SignatureRule here(Mode mode, Signer signer) {
    return new SignatureRule(registry.host() + "/acme/app", mode, Optional.of(signer));
  }

  private static SignatureRule anywhere(Mode mode, Signer signer) {
    return new SignatureRule("*", mode, Optional.of(signer));
  }

  @Test
  void isNothingWithoutARuleOrWithOneThatIsOff() {
    assertThat(findings()).isEmpty();
    assertThat(findings(here(Mode.OFF, right), anywhere(Mode.REQUIRE, right))).isEmpty();
    assertThat(findings(new SignatureRule("*", Mode.OFF, Optional.empty()))).isEmpty();
    assertThat(registry.seen()).isEmpty();
  }

  @Test
  void isMetByAGoodOneUnderTheRuleOfTheRepositoryItself() {
    sign();

    assertThat(findings(anywhere(Mode.REQUIRE, other), here(Mode.REQUIRE, right)))
        .containsExactly(Finding.info("signature", "it is signed by the key"));
  }

  @Test
  void isWarnedOfOrBlocksWhenThereIsNone() {
    assertThat(findings(here(Mode.WARN, right)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING));
    assertThat(findings(here(Mode.REQUIRE, right)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("unsigned");
              assertThat(finding.severity()).isEqualTo(Finding.Severity.BLOCKER);
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"WARN", "REQUIRE"})
  void blocksWhenAllAreWrong(Mode mode) {
    sign();

    assertThat(findings(here(mode, other)))
        .containsExactly(
            Finding.blocker(
                "signature-wrong", "its signature is wrong: it was not made by the key"));
  }
}
