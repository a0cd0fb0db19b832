package io.geusemaker.examples.sandbox.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** {@code docker version} and {@code docker info}. */
final class VersionCommand implements Command {

  private final Machine machine;

  VersionCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public int run(Call call) {
    Flags flags = Flags.anywhere(call, Set.of(), Set.of("--format", "-f"));
    ObjectNode version = JsonNodeFactory.instance.objectNode();
    version.put("ServerVersion", ComposeVersion.ENGINE).put("Name", "sandbox");
    version
        .put("OSType", "linux")
        .put("Architecture", machine.processor())
        .put("Driver", "stand-in");
    version.put("DockerRootDir", machine.dockerRoot().toString());
    for (String side : new String[] {"Client", "Server"}) {
      version
          .putObject(side)
          .put("Version", ComposeVersion.ENGINE)
          .put("APIVersion", "1.41")
          .put("Os", "linux")
          .put("Arch", machine.architecture());
    }
    call.out()
        .println(
            GoTemplate.of(
                    flags
                        .value("--format", "-f")
                        .orElse("Server: a stand-in for docker {{.Server.Version}}"))
                .render(version));
    return 0;
  }
}
