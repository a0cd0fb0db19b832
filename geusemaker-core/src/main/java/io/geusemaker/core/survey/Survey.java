package io.geusemaker.core.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is true on the host now.
 *
 * @param host the host as people name it
 * @param project the compose project
 * @param services the container of each service
 * @param mounts the data directories
 * @param files the files that feed the containers, by the path that names them
 * @param resolved the environment of each service as compose resolves it now, values secret
 * @param diskFreeKib free space where the compose files are
 * @param postgres the database, when its container runs
 * @param n8n n8n, when its container runs
 * @param lock the lock of an operation that is at work on the host or has died there
 * @param unanswered why a question to a service was not answered, by the name of the question
 * @param http what services say over HTTP
 */
public record Survey(
    String host,
    ComposeProject project,
    Map<String, ServiceContainer> services,
    List<DataMount> mounts,
    Map<String, HostFile> files,
    Map<String, Environment> resolved,
    long diskFreeKib,
    Optional<PostgresFacts> postgres,
    Optional<N8nFacts> n8n,
    Optional<LockHolder> lock,
    Map<String, String> unanswered,
    HttpFacts http) {

  /**
   * A survey in which no service was asked over HTTP.
   *
   * @param host the host as people name it
   * @param project the compose project
   * @param services the container of each service
   * @param mounts the data directories
   * @param files the files that feed the containers, by the path that names them
   * @param resolved the environment of each service as compose resolves it now, values secret
   * @param diskFreeKib free space where the compose files are
   * @param postgres the database, when its container runs
   * @param n8n n8n, when its container runs
   * @param lock the lock of an operation that is at work on the host or has died there
   * @param unanswered why a question to a service was not answered, by the name of the question
   */
  public Survey(
      String host,
      ComposeProject project,
      Map<String, ServiceContainer> services,
      List<DataMount> mounts,
      Map<String, HostFile> files,
      Map<String, Environment> resolved,
      long diskFreeKib,
      Optional<PostgresFacts> postgres,
      Optional<N8nFacts> n8n,
      Optional<LockHolder> lock,
      Map<String, String> unanswered) {
    this(
        host,
        project,
        services,
        mounts,
        files,
        resolved,
        diskFreeKib,
        postgres,
        n8n,
        lock,
        unanswered,
        HttpFacts.NONE);
  }

  /**
   * Who holds the lock on the host.
   *
   * @param operation the operation
   * @param owner who carries it out, in words
   */
  public record LockHolder(String operation, String owner) {
    @Override
    public String toString() {
      return owner + ", operation " + operation;
    }
  }

  /** The question to the database after its role. */
  public static final String ROLE = "postgres-role";

  /** The question to the database after n8n's tables. */
  public static final String TABLES = "n8n-tables";

  /**
   * The container of a service.
   *
   * @param service the compose service
   * @return its container, if it has one
   */
  public Optional<ServiceContainer> service(String service) {
    return Optional.ofNullable(services.get(service));
  }

  /**
   * Why a question was not answered.
   *
   * @param question {@link #ROLE} or {@link #TABLES}
   * @return what was said instead, unless it was answered or never asked
   */
  public Optional<String> unanswered(String question) {
    return Optional.ofNullable(unanswered.get(question));
  }

  /**
   * The files that feed the containers, as they are now.
   *
   * @return SHA-256 in hex by path
   */
  public Map<String, String> fileDigests() {
    Map<String, String> digests = new LinkedHashMap<>();
    files.values().forEach(file -> digests.put(file.realPath(), file.digest()));
    return digests;
  }

  /**
   * What a change of would make a plan void: containers, their images, and files.
   *
   * @return a line for each
   */
  public List<String> state() {
    List<String> state = new ArrayList<>();
    services
        .values()
        .forEach(c -> state.add(c.service() + " " + c.containerId() + " " + c.imageId()));
    files.values().forEach(file -> state.add(file.realPath() + " " + file.digest()));
    return state;
  }

  /**
   * The same with files that were read later.
   *
   * @param more further files
   * @return a new survey
   */
  Survey plus(Map<String, HostFile> more) {
    Map<String, HostFile> all = new LinkedHashMap<>(files);
    more.forEach(all::putIfAbsent);
    return new Survey(
        host,
        project,
        services,
        mounts,
        all,
        resolved,
        diskFreeKib,
        postgres,
        n8n,
        lock,
        unanswered,
        http);
  }

  /** The project and its services. */
  @Override
  public String toString() {
    return project.name() + " on " + host + ": " + String.join(", ", services.keySet());
  }
}
