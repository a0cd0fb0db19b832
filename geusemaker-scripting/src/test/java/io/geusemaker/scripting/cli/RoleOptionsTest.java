package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.DeploymentName;
import io.geusemaker.api.model.RotationRequest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("geusemaker update --role and --end-sessions")
class RoleOptionsTest {

  private static final DeploymentName SHOP = new DeploymentName("shop");

  private final Shell shell = new Shell();

  private RotationRequest asked(String... options) {
    String[] words = new String[options.length + 3];
    System.arraycopy(new String[] {"plan", "shop", "--rotate-credentials"}, 0, words, 0, 3);
    System.arraycopy(options, 0, words, 3, options.length);
    assertThat(shell.run(words)).extracting(Shell.Run::exit, Shell.Run::err).containsExactly(0, "");
    return shell.engine.requests.get(0);
  }

  @Test
  void rolesAreSelectedAndNothingElse() {
    assertThat(asked("--role", "reporter,backup", "--role", "auditor"))
        .isEqualTo(RotationRequest.roles(SHOP, List.of("auditor", "backup", "reporter")));
  }

  @Test
  void rolesComeOnTopOfServices() {
    assertThat(asked("--services", "postgres", "--role", "reporter"))
        .isEqualTo(RotationRequest.only(SHOP, List.of("postgres")).plusRoles(List.of("reporter")));
  }

  @Test
  void endingSessionsSelectsNothing() {
    assertThat(asked("--end-sessions"))
        .isEqualTo(RotationRequest.everything(SHOP).endingSessions());
  }

  @Test
  void aBlankRoleIsRefused() {
    assertThat(shell.run("plan", "shop", "--rotate-credentials", "--role", " ").err())
        .contains("its name must not be blank");
  }

  @Test
  void neitherIsIgnoredWithoutARotation() {
    assertThat(shell.run("plan", "shop", "--security-patch", "--role", "reporter").err())
        .contains("--role");
    assertThat(shell.run("plan", "shop", "--security-patch", "--end-sessions").err())
        .contains("--end-sessions");
  }
}
