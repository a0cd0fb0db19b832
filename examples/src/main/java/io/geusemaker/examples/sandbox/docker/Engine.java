package io.geusemaker.examples.sandbox.docker;

import io.geusemaker.examples.sandbox.compose.Project;
import io.geusemaker.examples.sandbox.compose.Service;
import io.geusemaker.examples.sandbox.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers, images and networks of the host, in memory. */
public final class Engine implements AutoCloseable {

  private static final String LABEL = "com.docker.compose.";

  private final ImageStore images;
  private final Machine machine;
  private final Workloads workloads;
  private final Networks networks = new Networks();
  private final List<Container> containers = new ArrayList<>();

  /**
   * An engine without containers.
   *
   * @param images the images on the host
   * @param machine what it runs on
   * @param workloads what runs in containers
   */
  public Engine(List<Image> images, Machine machine, Workloads workloads) {
    this.images = new ImageStore(images);
    this.machine = machine;
    this.workloads = workloads;
  }

  synchronized List<Container> containers() {
    return List.copyOf(containers);
  }

  synchronized Optional<Container> container(String nameOrId) {
    return containers.stream().filter(container -> container.isCalled(nameOrId)).findFirst();
  }

  /**
   * The container of a service.
   *
   * @param service the compose service
   * @return its id, if it has one
   */
  public synchronized Optional<String> containerId(String service) {
    return containers.stream()
        .filter(c -> service.equals(c.labels().get(LABEL + "service")))
        .map(Container::id)
        .findFirst();
  }

  synchronized Optional<Container> container(Project project, Service service) {
    return containers.stream()
        .filter(c -> project.name().equals(c.labels().get(LABEL + "project")))
        .filter(c -> service.name().equals(c.labels().get(LABEL + "service")))
        .findFirst();
  }

  Optional<Image> image(String referenceOrId) {
    return images.find(referenceOrId);
  }

  ImageStore images() {
    return images;
  }

  Machine machine() {
    return machine;
  }

  boolean hasNetwork(String name) {
    return networks.find(name).isPresent()
        || containers().stream().anyMatch(container -> network(container).equals(name));
  }

  Networks networks() {
    return networks;
  }

  String network(Container container) {
    return container
        .service()
        .definition()
        .path("network_mode")
        .asText(container.labels().get(LABEL + "project") + "_default");
  }

  /** On loopback, where nobody listens: the ports inside the containers are on none. */
  String address(Container container) {
    return "127.18.0." + (2 + containers().indexOf(container));
  }

  /** Makes a container in place of the one that the service has; starts nothing. */
  synchronized Container create(Project project, Service service) {
    Image image =
        image(service.image())
            .orElseThrow(() -> DockerError.daemon("No such image: " + service.image()));
    container(project, service).ifPresent(this::remove);
    Container container =
        new Container(service, image, labels(project, service), workloads.of(service.name()));
    containers.add(container);
    return container;
  }

  /** Makes a container that belongs to no project; starts nothing. */
  synchronized Container create(Service service, Image image, Map<String, String> labels) {
    String network = service.definition().path("network_mode").asText();
    Workload workload = workloads.alone(service.name(), host -> database(network, host));
    Container container = new Container(service, image, labels, workload);
    containers.add(container);
    return container;
  }

  /** The database that a host name means in a network. */
  Optional<PostgresServer> database(String network, String host) {
    return containers().stream()
        .filter(container -> network(container).equals(network))
        .filter(
            container -> container.name().equals(host) || container.service().name().equals(host))
        .filter(Container::running)
        .flatMap(container -> container.database().stream())
        .findFirst();
  }

  synchronized void remove(Container container) {
    container.stop();
    containers.remove(container);
  }

  private static Map<String, String> labels(Project project, Service service) {
    Map<String, String> labels = new LinkedHashMap<>();
    service
        .definition()
        .path("labels")
        .properties()
        .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asText()));
    labels.put(LABEL + "config-hash", service.configHash());
    labels.put(LABEL + "container-number", "1");
    labels.put(LABEL + "oneoff", "False");
    labels.put(LABEL + "project", project.name());
    labels.put(LABEL + "project.config_files", project.source().file().toString());
    labels.put(LABEL + "project.working_dir", project.source().directory().toString());
    if (!project.source().envFiles().isEmpty()) {
      labels.put(
          LABEL + "project.environment_file",
          String.join(",", project.source().envFiles().stream().map(Object::toString).toList()));
    }
    labels.put(LABEL + "service", service.name());
    labels.put(LABEL + "version", ComposeVersion.V2);
    return labels;
  }

  /** Stops every container. */
  @Override
  public void close() {
    containers().forEach(Container::stop);
  }
}
