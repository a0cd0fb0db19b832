package io.geusemaker.core.step;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.StackFailure;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.ScriptRunner;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import java.util.List;

/**
 * What the host has to have to run services a second time.
 *
 * @param services the services; each is taken to need as much memory as it uses now
 * @param marginKib memory besides that
 * @param diskKib space where docker keeps containers
 * @param dumpKib space beside the compose file
 */
public record RehearsalRoom(List<String> services, long marginKib, long diskKib, long dumpKib) {

  /** Copies the list. */
  public RehearsalRoom {
    services = List.copyOf(services);
  }

  /**
   * Measures, and touches nothing.
   *
   * @param host the connection
   * @param layout the compose project
   * @throws GeuseMakerException when there is not enough
   */
  public void require(ScriptRunner host, HostLayout layout) {
    refuse(
        host.run(
            on(
                layout.script(
                    "see whether there is room for a rehearsal",
                    "say rehearsal-refused \"$(lacking_room)\"\n",
                    ShellText.REHEARSAL_ROOM))));
  }

  Script on(Script script) {
    return script
        .parameter("REHEARSED", String.join(" ", services))
        .parameter("MEMORY_MARGIN_KIB", String.valueOf(marginKib))
        .parameter("DISK_KIB", String.valueOf(diskKib))
        .parameter("DUMP_KIB", String.valueOf(dumpKib));
  }

  static void refuse(Sections sections) {
    String reason = sections.text("rehearsal-refused").orElse("");
    if (!reason.isEmpty()) {
      throw new GeuseMakerException(new StackFailure.NoRoomToRehearse(reason));
    }
  }
}
