package io.geusemaker.examples.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.geusemaker.core.image.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real image registry on the loopback, empty at first. */
final class DockerRegistry implements AutoCloseable {

  private static final Path SCRIPTS = Path.of("stack").toAbsolutePath();
  private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

  private final Path directory;
  private final String host;
  private final HttpClient client = HttpClient.newHttpClient();

  private DockerRegistry(Path directory, String host) {
    this.directory = directory;
    this.host = host;
  }

  static DockerRegistry start() {
    try {
      Path directory = Files.createTempDirectory("geusemaker-registry");
      return new DockerRegistry(
          directory, fact("registry", script("registry.sh", "start", directory.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The full reference of a name in this registry, such as {@code library/postgres:15.18}. */
  String reference(String name) {
    return host + "/" + name;
  }

  /** Puts an image of the engine here under a name with a tag; gives its digest. */
  String push(String image, String name) {
    return fact("digest", script("registry.sh", "push", directory.toString(), image, name));
  }

  /**
   * Makes an image that goes wrong, as {@code stack/wrong.sh} knows them, and puts it here only;
   * gives its digest.
   */
  String pushWrong(String kind, String image, String name) {
    String made = "geusemaker-wrong/p" + host.substring(host.indexOf(':') + 1) + ":made";
    script("wrong.sh", kind, image, made);
    try {
      return push(made, name);
    } finally {
      Shell.output("docker", "rmi", made);
    }
  }

  /** Puts an image without any content here, without the engine; gives its digest. */
  String pushEmpty(String repository, String tag) {
    byte[] configuration = "{}".getBytes(UTF_8);
    String digest = Digest.of(configuration).toString();
    HttpResponse<byte[]> upload =
        send(request(repository + "/blobs/uploads/").POST(BodyPublishers.noBody()));
    String location = upload.headers().firstValue("Location").orElseThrow();
    send(
        HttpRequest.newBuilder(
                URI.create(location + (location.contains("?") ? "&" : "?") + "digest=" + digest))
            .PUT(BodyPublishers.ofByteArray(configuration)));
    String manifest =
        """
        {"schemaVersion":2,"mediaType":"%s","config":{"size":2,"digest":"%s",
        "mediaType":"application/vnd.docker.container.image.v1+json"},"layers":[]}"""
            .formatted(MANIFEST, digest);
    return digest(
        send(
            manifest(repository, tag)
                .PUT(BodyPublishers.ofString(manifest))
                .header("Content-Type", MANIFEST)));
  }

  /** Lets another tag of a repository name what a tag names; gives the digest. */
  String retag(String repository, String from, String to) {
    HttpResponse<byte[]> found = send(manifest(repository, from).GET().header("Accept", MANIFEST));
    return digest(
        send(
            manifest(repository, to)
                .PUT(BodyPublishers.ofByteArray(found.body()))
                .header("Content-Type", MANIFEST)));
  }

  /** What a tag names now. */
  String digest(String repository, String tag) {
    return digest(send(manifest(repository, tag).GET().header("Accept", MANIFEST)));
  }

  /** The tags of a repository, sorted. */
  List<String> tags(String repository) {
    try {
      List<String> tags = new ArrayList<>();
      byte[] answer = send(request(repository + "/tags/list").GET()).body();
      new ObjectMapper().readTree(answer).path("tags").forEach(tag -> tags.add(tag.asText()));
      return tags.stream().sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signs what has a digest with a new key pair; gives the public key's file. */
  Path sign(String repository, String digest) {
    String key = script("cosign.sh", "key", directory.resolve("keys").toString());
    script(
        "cosign.sh",
        "sign",
        directory.resolve("keys").toString(),
        reference(repository + "@" + digest));
    return Path.of(fact("public_key", key));
  }

  private HttpRequest.Builder manifest(String repository, String tag) {
    return request(repository + "/manifests/" + tag);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + host + "/v2/" + path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
    try {
      HttpResponse<byte[]> answer = client.send(builder.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(answer + ": " + new String(answer.body(), UTF_8));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String digest(HttpResponse<?> answer) {
    return answer.headers().firstValue("Docker-Content-Digest").orElseThrow();
  }

  private static String script(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve(name).toString()));
    command.addAll(List.of(arguments));
    Shell.Ended ended = Shell.run(Map.of(), "", command);
    if (ended.exitCode() != 0) {
      throw new IllegalStateException(command + ": " + ended.output() + ended.errors());
    }
    return ended.output();
  }

  private static String fact(String name, String output) {
    return output
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    script("registry.sh", "stop", directory.toString());
    Shell.output("rm", "-rf", directory.toString());
  }
}
