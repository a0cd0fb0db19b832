package io.geusemaker.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.RotationResult;
import io.geusemaker.examples.sandbox.Sandbox;
import io.geusemaker.examples.sandbox.project.ProjectVariant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("On the sandbox, a rotation of everything works with")
final class SandboxVariantsTest {

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = ProjectVariant.class,
      names = {"NOOWNER"},
      mode = EnumSource.Mode.EXCLUDE)
  void secretsFrom(ProjectVariant variant) {
    try (SandboxStack stack =
        new SandboxStack(Sandbox.builder().projectVariant(variant).start(), variant)) {
      VariantContract.rotatesEverything(stack);
      assertThat(stack.sandbox().unknownCalls()).isEmpty();
    }
  }

  @Test
  void composeOfTheFirstGeneration() {
    try (SandboxStack stack = new SandboxStack(Sandbox.builder().composeV1().start())) {
      VariantContract.rotatesEverything(stack);
      assertThat(stack.sandbox().dockerCalls()).anyMatch(call -> call.startsWith("docker-compose"));
    }
  }

  @Test
  void anN8nThatNobodyHasSetUpYetWhichIsAWarning() {
    try (SandboxStack stack =
        new SandboxStack(Sandbox.builder().projectVariant(ProjectVariant.NOOWNER).start())) {
      RotationResult result = stack.deployment().rotate().execute();

      assertThat(result.credentialsRotated()).containsExactly("postgres/password");
      assertThat(result.warnings()).anyMatch(warning -> warning.contains("no owner yet"));
    }
  }
}
