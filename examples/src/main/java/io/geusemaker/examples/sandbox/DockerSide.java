package io.geusemaker.examples.sandbox;

import io.geusemaker.examples.sandbox.docker.Bridge;
import io.geusemaker.examples.sandbox.docker.Dispatcher;
import io.geusemaker.examples.sandbox.docker.Engine;
import io.geusemaker.examples.sandbox.docker.Image;
import io.geusemaker.examples.sandbox.docker.Machine;
import io.geusemaker.examples.sandbox.docker.PostgresWorkload;
import io.geusemaker.examples.sandbox.docker.StandIns;
import io.geusemaker.examples.sandbox.docker.Workload;
import io.geusemaker.examples.sandbox.docker.Workloads;
import io.geusemaker.examples.sandbox.n8n.N8nWorkload;
import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import io.geusemaker.examples.sandbox.process.HostShell;
import io.geusemaker.examples.sandbox.project.Images;
import io.geusemaker.examples.sandbox.project.ProjectFiles;
import io.geusemaker.examples.sandbox.psql.Psql;
import io.geusemaker.examples.sandbox.service.AddedServices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands for docker on the sandbox's host.
 *
 * @param machine the machine below it
 * @param engine its containers and images
 * @param dispatcher answers calls of its command line
 * @param bridge brings the calls here from the host's processes
 */
record DockerSide(Machine machine, Engine engine, Dispatcher dispatcher, Bridge bridge)
    implements AutoCloseable {

  /** Opens it for a project whose files are written; no container runs yet. */
  static DockerSide open(
      SandboxBuilder wanted,
      StandIns standIns,
      HostShell shell,
      Path scratch,
      PostgresServer database,
      N8nWorkload n8n,
      ProjectFiles files) {
    List<Image> images = new ArrayList<>(Images.all());
    Map<String, Workload> workloads = new HashMap<>();
    workloads.put("postgres", new PostgresWorkload(database));
    workloads.put("n8n", n8n);
    AddedServices services = wanted.services;
    if (services != null) {
      services.joinProject(files.composeFile(), files.runtimeEnv());
      images.addAll(services.images());
      workloads.putAll(services.workloads());
    }
    Path disk = scratch.resolve("host/var/lib/docker");
    Path freeKib = scratch.resolve("docker-free-kib");
    standIns.tellRoom(disk, freeKib);
    if (wanted.hurried) {
      standIns.sleepLess();
    }
    Machine machine = new Machine(wanted.architecture, disk, freeKib);
    Engine engine =
        new Engine(
            images,
            machine,
            new Workloads(workloads, Foundation::emptyDatabase, N8nWorkload::once));
    Dispatcher dispatcher =
        new Dispatcher(engine, new Psql(database), shell, standIns.container(), wanted.composeV1);
    return new DockerSide(machine, engine, dispatcher, Bridge.open(standIns, dispatcher));
  }

  @Override
  public void close() {
    engine.close();
    bridge.close();
  }
}
