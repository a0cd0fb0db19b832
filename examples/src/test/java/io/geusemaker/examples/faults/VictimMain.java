package io.geusemaker.examples.faults;

import io.geusemaker.api.Deployment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Carries out an operation, tells when it is at its cell, and waits for its death. */
final class VictimMain {

  static final String THERE = "at the cell";

  private VictimMain() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Operation operation = Operation.named(orders.readLine());
    Interaction at =
        new Interaction(
            Place.valueOf(orders.readLine()),
            orders.readLine(),
            Integer.parseInt(orders.readLine()));
    Faults faults = Faults.at(at, Fault.valueOf(orders.readLine()), VictimMain::awaitDeath);
    var ignored =
        operation
            .act()
            .apply(
                Keeping.keptBy(
                        Deployment.of(Scene.NAME), Path.of(arguments[0]), arguments[1], faults)
                    .over(
                        new FaultyHost(
                            Way.of(List.of(arguments).subList(4, arguments.length)), faults)),
                Door.password(arguments[2], arguments[3]));
    System.out.println("it was not met");
  }

  private static void awaitDeath() {
    System.out.println(THERE);
    System.out.flush();
    while (true) {
      LockSupport.park();
    }
  }
}
