package io.geusemaker.core.proof;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.OperationFailure;
import io.geusemaker.api.model.Proof;
import io.geusemaker.api.spi.Script;
import io.geusemaker.core.host.Sections;
import io.geusemaker.core.host.ShellText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sees that containers run the images that they have to, and stay up; and that n8n still decrypts
 * what it stores.
 *
 * @param expected the image's id or repository digest, by service
 * @param names what the image is called, by service
 * @param settleSeconds how long a container has to have stayed up
 * @param decrypts whether n8n is to decrypt what it stores
 */
public record ImagesProof(
    Map<String, String> expected, Map<String, String> names, int settleSeconds, boolean decrypts) {

  private static final String DECRYPT =
      "decrypt_credentials \"$(container_of n8n)\" | section n8n-decrypts\n";

  /** Copies the maps. */
  public ImagesProof {
    expected = new TreeMap<>(expected);
    names = new TreeMap<>(names);
  }

  String text() {
    return ShellText.CHECK_IMAGES.text()
        + (decrypts ? ShellText.DECRYPT_CREDENTIALS.text() + DECRYPT : "");
  }

  Script on(Script script) {
    return script
        .parameter(
            "EXPECTED",
            expected.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n")))
        .parameter("SETTLE_SECONDS", String.valueOf(settleSeconds));
  }

  List<Proof> evaluate(Sections sections) {
    List<Proof> proofs = new ArrayList<>();
    Map<String, List<String>> seen = new TreeMap<>();
    for (Sections.Section section : sections.all("image")) {
      List<String> words = Arrays.asList(section.text().strip().split(" +", -1));
      seen.put(words.get(0), words);
    }
    expected.forEach(
        (service, image) ->
            proofs.add(evaluate(service, image, seen.getOrDefault(service, List.of()))));
    if (decrypts) {
      proofs.add(decrypted(sections.text("n8n-decrypts").orElse("")));
    }
    return proofs;
  }

  /** Words: service, expected image, image's id, status, restarts meanwhile, digests. */
  private Proof evaluate(String service, String image, List<String> words) {
    String credential = service + "/image";
    if (words.size() < 5) {
      throw unproven(credential, "it has no container");
    }
    boolean same =
        words.get(2).equals(image)
            || words.subList(5, words.size()).stream().anyMatch(d -> d.endsWith("@" + image));
    if (!same) {
      throw unproven(credential, "it runs image " + words.get(2) + ", not " + image);
    }
    if (!words.get(3).equals("running") || !words.get(4).equals("0")) {
      throw unproven(
          credential,
          "its container is " + words.get(3) + " and was restarted " + words.get(4) + " times");
    }
    return new Proof(
        credential,
        true,
        Proof.OldSecret.NOT_TESTED,
        "running container",
        names.getOrDefault(service, "") + " " + shortened(image));
  }

  private static String shortened(String digest) {
    return digest.length() > 19 ? digest.substring(0, 19) : digest;
  }

  private static Proof decrypted(String answer) {
    if (!answer.matches("[0-9]+")) {
      throw unproven("n8n/stored-credentials", "n8n cannot decrypt the credentials that it stores");
    }
    return new Proof(
        "n8n/stored-credentials",
        true,
        Proof.OldSecret.NOT_TESTED,
        "n8n's own export",
        answer + " decrypted");
  }

  private static GeuseMakerException unproven(String credential, String observed) {
    return new GeuseMakerException(new OperationFailure.NotProven(credential, observed));
  }
}
