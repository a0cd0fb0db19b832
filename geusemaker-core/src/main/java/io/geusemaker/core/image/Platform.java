package io.geusemaker.core.image;

import io.geusemaker.api.failure.GeuseMakerException;
import io.geusemaker.api.failure.RequestFailure;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image is built for, or what a host runs.
 *
 * @param os such as {@code linux}
 * @param architecture in Go's words, which registries use, such as {@code amd64}
 * @param variant the generation of the architecture, such as {@code v7}; empty where one is usual
 */
public record Platform(String os, String architecture, String variant) {

  private static final Pattern WORD = Pattern.compile("[a-z0-9_.-]{0,32}");

  /** The generation that is meant where none is named, and left out where it is named. */
  private static final Map<String, String> USUAL = Map.of("amd64", "v1", "arm64", "v8");

  /** Architectures in the kernel's words, with the variant after a slash. */
  private static final Map<String, String> MACHINES =
      Map.ofEntries(
          Map.entry("x86_64", "amd64"),
          Map.entry("x86-64", "amd64"),
          Map.entry("aarch64", "arm64"),
          Map.entry("i386", "386"),
          Map.entry("i486", "386"),
          Map.entry("i586", "386"),
          Map.entry("i686", "386"),
          Map.entry("armhf", "arm/v7"),
          Map.entry("armv8l", "arm/v7"),
          Map.entry("armv7l", "arm/v7"),
          Map.entry("armv6l", "arm/v6"),
          Map.entry("armel", "arm/v6"),
          Map.entry("armv5tel", "arm/v5"),
          Map.entry("loongarch64", "loong64"));

  private static final Pattern GENERATION = Pattern.compile("v([0-9]{1,3})(?:\\.([0-9]{1,3}))?");

  /**
   * Checks the names and writes the variant the one way that docker writes it.
   *
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when they are no such names
   */
  public Platform {
    if (os.isEmpty()
        || architecture.isEmpty()
        || !WORD.matcher(os).matches()
        || !WORD.matcher(architecture).matches()
        || !WORD.matcher(variant).matches()) {
      throw new GeuseMakerException(
          new RequestFailure.Invalid(
              "platform", "it has to look like linux/amd64 or linux/arm/v7"));
    }
    if (variant.equals(USUAL.get(architecture))) {
      variant = "";
    } else if (architecture.equals("arm") && variant.isEmpty()) {
      variant = "v7";
    }
  }

  /**
   * Reads a platform.
   *
   * @param text {@code os/architecture}, {@code os/architecture/variant}, or for Linux only the
   *     architecture; in docker's words or those of {@code uname -m}
   * @return the platform
   * @throws GeuseMakerException with {@link RequestFailure.Invalid} when it is none
   */
  public static Platform parse(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split("/", 3);
    if (parts.length == 1) {
      return of("linux", parts[0], "");
    }
    return of(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
  }

  private static Platform of(String os, String machine, String variant) {
    String[] known = MACHINES.getOrDefault(machine, machine).split("/", -1);
    boolean implied = variant.isEmpty() && known.length == 2;
    return new Platform(os, known[0], implied ? known[1] : variant);
  }

  /**
   * Whether a host of this platform runs what is built for another: the same system and
   * architecture, of the same generation or an earlier one.
   *
   * @param image what the image is built for
   * @return whether it runs
   */
  public boolean runs(Platform image) {
    if (!os.equals(image.os) || !architecture.equals(image.architecture)) {
      return false;
    }
    return image.variant.equals(variant)
        || (generation().isPresent()
            && image.generation().isPresent()
            && image.generation().get() <= generation().get());
  }

  /**
   * The one of several that suits a host of this platform best.
   *
   * @param images what there are images for
   * @return the latest generation that runs; empty when none does
   */
  public Optional<Platform> best(Collection<Platform> images) {
    return images.stream()
        .filter(this::runs)
        .max(Comparator.comparing(image -> image.generation().orElse(0)));
  }

  private Optional<Integer> generation() {
    String named = variant.isEmpty() ? USUAL.getOrDefault(architecture, "") : variant;
    Matcher generation = GENERATION.matcher(named);
    if (!generation.matches()) {
      return Optional.empty();
    }
    String minor = Optional.ofNullable(generation.group(2)).orElse("0");
    return Optional.of(Integer.parseInt(generation.group(1)) * 1000 + Integer.parseInt(minor));
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
