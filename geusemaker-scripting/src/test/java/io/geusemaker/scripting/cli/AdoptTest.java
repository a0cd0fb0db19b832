package io.geusemaker.scripting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.model.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdoptTest {

  private final Shell shell = new Shell();

  @Test
  void recordsTheWayToTheHostAndSaysWhatComesNext() {
    assertThat(shell.run("adopt", "shop", "--connection", "ssh://ubuntu@10.0.0.5"))
        .isEqualTo(
            new Shell.Run(
                0,
                """
                Registered "shop" at ssh://ubuntu@10.0.0.5.
                See what a rotation would do:
                  geusemaker plan shop
                """,
                ""));
    assertThat(shell.engine.registrations)
        .containsExactly(Registration.at("ssh://ubuntu@10.0.0.5"));
  }

  @Test
  void whatComesNextLooksInTheSameRecords() {
    assertThat(
            shell.run("adopt", "shop", "--connection", "local:", "--state-dir", "/srv/state").out())
        .endsWith("  geusemaker plan shop --state-dir /srv/state\n");
  }

  @Test
  void recordsTheProjectAmongSeveral() {
    Shell.Run run =
        shell.run("adopt", "shop", "--connection", "local:", "--project", "shop-prod", "--quiet");

    assertThat(run).isEqualTo(new Shell.Run(0, "Registered \"shop\" at local:/.\n", ""));
    assertThat(shell.engine.registrations)
        .containsExactly(Registration.at("local:").composeProject("shop-prod"));
  }

  @Test
  void tellsPrograms() {
    Shell.Run run = shell.run("adopt", "shop", "--connection", "ssh://u@h", "--output", "json");

    assertThat(run)
        .isEqualTo(
            new Shell.Run(
                0,
                """
                {
                  "registration" : {
                    "deployment_name" : "shop",
                    "connection" : "ssh://u@h",
                    "compose_project" : null
                  }
                }
                """,
                ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh://u:hunter2@h", "10.0.0.5", "u@host", "ssh://u@h/a b", "", ":"})
  void refusesWhatIsNoConnectionOrHoldsAPasswordWithoutRepeatingIt(String connection) {
    assertThat(shell.run("adopt", "shop", "--connection", connection))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                """
                Failed: connection is not acceptable: it has to be a URI such as ssh://user@host or local:/, without a password.
                State:  nothing was changed.
                Next:   correct connection and run the request again.
                """));
    assertThat(shell.engine.calls).isEmpty();
  }
}
