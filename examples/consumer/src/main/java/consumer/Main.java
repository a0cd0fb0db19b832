package consumer;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.failure.Failure;
import io.geusemaker.ssh.Ssh;
import java.nio.file.Path;

/** Asks for a rotation at a host that is not there; the engine and the transport have to be. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    String outcome =
        Deployment.of("nowhere")
            .stateDirectory(Path.of(arguments[0]))
            .over(Ssh.to("nobody@127.0.0.1:1"))
            .rotate()
            .attempt()
            .fold(Failure::what, Object::toString);
    System.out.println(
        (Main.class.getModule().isNamed() ? "module path: " : "class path: ") + outcome);
  }
}
