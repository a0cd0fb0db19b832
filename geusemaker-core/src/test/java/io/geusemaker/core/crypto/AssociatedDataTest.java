package io.geusemaker.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.DeploymentName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AssociatedDataTest {

  @Property
  void differentPartsGiveDifferentBytes(
      @ForAll @Size(max = 4) List<@StringLength(max = 3) String> one,
      @ForAll @Size(max = 4) List<@StringLength(max = 3) String> other) {
    byte[] first = AssociatedData.encode(one.toArray(String[]::new));
    byte[] second = AssociatedData.encode(other.toArray(String[]::new));

    // What UTF-8 cannot express, such as half a surrogate pair, is written as a question mark.
    assertThat(Arrays.equals(first, second)).isEqualTo(asUtf8(one).equals(asUtf8(other)));
  }

  @Test
  void movingALetterAcrossABoundaryShows() {
    DeploymentName dev = new DeploymentName("dev");

    assertThat(AssociatedData.of(dev, "ab", "c", 1))
        .isNotEqualTo(AssociatedData.of(dev, "a", "bc", 1))
        .isNotEqualTo(AssociatedData.of(dev, "ab", "c", 2))
        .isNotEqualTo(AssociatedData.of(new DeploymentName("prod"), "ab", "c", 1))
        .isEqualTo(AssociatedData.of(dev, "ab", "c", 1));
  }

  @Test
  void anOperationIsNeverTakenForACredentialNorTheAuditForAnOperation() {
    DeploymentName dev = new DeploymentName("dev");

    assertThat(AssociatedData.ofOperation(dev, "op", "1"))
        .isNotEqualTo(AssociatedData.of(dev, "op", "", 1));
    assertThat(AssociatedData.ofAudit(dev, "op", "1"))
        .isNotEqualTo(AssociatedData.ofOperation(dev, "op", "1"))
        .isNotEqualTo(AssociatedData.ofAudit(dev, "op1"));
  }

  private static List<String> asUtf8(List<String> parts) {
    return parts.stream()
        .map(part -> new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .toList();
  }
}
