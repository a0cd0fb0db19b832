package io.geusemaker.core.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.geusemaker.core.http.Shown;
import io.geusemaker.core.image.Digest;
import io.geusemaker.core.image.ImageReference;
import io.geusemaker.core.image.Repository;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Fetches manifests and blobs, and compares what comes with its digest. */
final class Contents {

  /** The size up to which registries have to take manifests. */
  private static final long MANIFEST_LIMIT = 4 << 20;

  private final RegistryClient client;

  Contents(RegistryClient client) {
    this.client = client;
  }

  /** The manifest or index; empty when the registry does not have it. */
  Optional<Manifest> findManifest(ImageReference reference) {
    Answer answer = ask(reference);
    return answer.status() == 404 ? Optional.empty() : Optional.of(manifest(reference, answer));
  }

  /** What the registry says a tag stands for, by its headers; empty when it does not say. */
  Optional<Digest> digest(ImageReference tagged) {
    Repository repository = tagged.repository();
    Answer answer =
        client.ask(
            repository,
            Request.head(
                RegistryClient.address(repository, "manifests/" + tagged.selector()),
                new Question(repository.registry(), tagged.familiar()),
                MediaTypes.ACCEPTED));
    return answer.status() == 404
        ? Optional.empty()
        : client.require(repository, answer).header("Docker-Content-Digest").flatMap(Digest::find);
  }

  Manifest manifest(ImageReference reference) {
    return manifest(reference, ask(reference));
  }

  private Answer ask(ImageReference reference) {
    Repository repository = reference.repository();
    Question question = new Question(repository.registry(), reference.familiar());
    return client.ask(
        repository,
        Request.get(
            RegistryClient.address(repository, "manifests/" + reference.selector()),
            question,
            MediaTypes.ACCEPTED,
            MANIFEST_LIMIT));
  }

  private Manifest manifest(ImageReference reference, Answer answer) {
    byte[] content = client.require(reference.repository(), answer).body();
    Question question = answer.question();
    reference.digest().ifPresent(asked -> requireDigest(asked, content, question));
    Optional<String> announced = answer.header("Docker-Content-Digest");
    announced.ifPresent(
        text ->
            requireDigest(
                Digest.find(text)
                    .orElseThrow(() -> question.malformed("the digest that it names is none")),
                content,
                question));
    String json = text(content, question);
    return new Manifest(
        reference.digest().orElseGet(() -> Digest.of(content)), mediaType(answer), json);
  }

  /** What it says itself, which has to be what the registry says, if that knows. */
  private static String mediaType(Answer answer) {
    String announced = answer.header("Content-Type").orElse("").replaceFirst(";.*", "").strip();
    JsonNode own = answer.json().path("mediaType");
    if (!own.isTextual()) {
      return announced;
    }
    if (MediaTypes.isManifest(announced) && !own.textValue().equals(announced)) {
      throw answer
          .question()
          .malformed("it is " + Shown.of(own.textValue()) + ", but was sent as " + announced);
    }
    return own.textValue();
  }

  /** A blob of no more bytes than allowed. */
  byte[] blob(Repository repository, Digest digest, long limit, Question question) {
    Request request =
        Request.get(
            RegistryClient.address(repository, "blobs/" + digest),
            question,
            "application/octet-stream, application/json;q=0.9, */*;q=0.8",
            limit);
    byte[] content = client.require(repository, client.ask(repository, request)).body();
    requireDigest(digest, content, question);
    return content;
  }

  private static void requireDigest(Digest expected, byte[] content, Question question) {
    Digest received = expected.ofSameKind(content);
    if (!received.equals(expected)) {
      throw question.wrongDigest(expected, received);
    }
  }

  /** The text of a document, which has to be UTF-8 throughout. */
  static String text(byte[] content, Question question) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw question.malformed("it is no UTF-8");
    }
  }
}
