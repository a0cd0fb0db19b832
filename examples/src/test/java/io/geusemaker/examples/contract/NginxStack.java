package io.geusemaker.examples.contract;

import io.geusemaker.api.Deployment;
import io.geusemaker.api.model.Registration;
import io.geusemaker.core.engine.Transports;
import io.geusemaker.examples.sandbox.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** A compose project on the Docker engine that is an nginx with a basic-auth file of the host. */
final class NginxStack implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String SERVER =
      """
      events {}
      http {
        server {
          listen 80;
          auth_basic "who is there";
          auth_basic_user_file /etc/nginx/auth/htpasswd;
          location / { root /etc/nginx/page; }
        }
      }
      """;
  private static final String COMPOSE =
      """
      services:
        proxy:
          image: geusemaker-stack/nginx:bookworm
          ports: ["127.0.0.1:%d:80"]
          volumes:
            - ./nginx.conf:/etc/nginx/nginx.conf:ro
            - ./page:/etc/nginx/page:ro
            - ./auth:/etc/nginx/auth:ro
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String project =
      "gmit" + ProcessHandle.current().pid() + "xnginx" + NUMBER.incrementAndGet();
  private final Path directory;
  private final int port = Loopback.freePort();

  private NginxStack(Path directory) {
    this.directory = directory;
  }

  /** Brings one up with this file. */
  static NginxStack up(String passwords) {
    try {
      NginxStack stack = new NginxStack(Files.createTempDirectory("geusemaker-nginx"));
      stack.start(passwords);
      return stack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start(String passwords) throws IOException {
    for (String name : new String[] {"auth", "page"}) {
      Path made = Files.createDirectory(directory.resolve(name));
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    write("auth/htpasswd", passwords);
    write("page/index.html", "hello\n");
    write("nginx.conf", SERVER);
    write("docker-compose.yml", COMPOSE.formatted(port));
    compose("up", "-d", "--quiet-pull");
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (statusOfNobody() != 401) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("nginx does not answer");
      }
    }
    deployment().register(Registration.at("local:/").composeProject(project));
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private void compose(String... words) {
    String[] command = new String[words.length + 6];
    String[] first = {"docker", "compose", "-p", project, "-f", file("docker-compose.yml")};
    System.arraycopy(first, 0, command, 0, first.length);
    System.arraycopy(words, 0, command, first.length, words.length);
    Shell.output(command);
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  Deployment deployment() {
    return Deployment.of(project)
        .stateDirectory(directory.resolve("records"))
        .over(Transports.over(URI.create("local:/")));
  }

  /** The basic-auth file. */
  Path passwords() {
    return directory.resolve("auth/htpasswd");
  }

  /** What nginx asks a password for. */
  String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  int status(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return status(
        request().header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  int statusOfNobody() {
    return status(request());
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create(url()));
  }

  /** 0 when there was no answer. */
  private int status(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    compose("down", "-v");
    Shell.output("rm", "-rf", directory.toString());
  }
}
