package io.geusemaker.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.Registration;
import io.geusemaker.examples.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The install archive of this build, unpacked, and how it is started for a sandbox. */
record Installed(Path program) {

  static Installed in(Path directory) throws Exception {
    String archive = System.getProperty("installation");
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive + ".tar.gz", "-C", directory.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return new Installed(
        directory.resolve(Path.of(archive).getFileName()).resolve("bin/geusemaker"));
  }

  /** What to type for a command on the sandbox's stack, which is registered first. */
  List<String> command(Sandbox sandbox, String verb, String... options) {
    String address = "ssh://" + sandbox.user() + "@127.0.0.1:" + sandbox.port();
    var registered =
        Deployment.of("my-dev-stack")
            .stateDirectory(sandbox.stateDirectory())
            .register(
                Registration.at(
                    address
                        + "?identity="
                        + sandbox.identity()
                        + "&known_hosts="
                        + sandbox.knownHosts()));
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                verb,
                registered.name(),
                "--state-dir=" + sandbox.stateDirectory()));
    command.addAll(List.of(options));
    return command;
  }
}
