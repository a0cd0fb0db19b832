package io.geusemaker.scripting.cli;

import io.geusemaker.api.Deployment;
import java.util.Optional;

/**
 * {@link Main} with the fake engine, to be started as a process of its own.
 *
 * <p>The system property {@code fake.waits} lets it wait in its second step: {@code step} until it
 * is interrupted, {@code undo} for good.
 */
final class FakeMain {

  private FakeMain() {}

  public static void main(String[] arguments) {
    Main.leaveGroovyAlone();
    Surroundings real = Surroundings.ofProcess();
    FakeEngine engine = new FakeEngine();
    String waits = System.getProperty("fake.waits", "");
    if (!waits.isEmpty()) {
      engine.work.waiting = Optional.of(() -> {});
      engine.work.undoesForever = waits.equals("undo");
    }
    System.exit(
        new Commands(
                new Surroundings(
                    real.out(),
                    real.err(),
                    real.terminal(),
                    real.environment(),
                    name -> Deployment.of(name).by(engine),
                    real.transports(),
                    real.signals()))
            .run(arguments));
  }
}
