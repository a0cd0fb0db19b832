package io.geusemaker.api;

import io.geusemaker.api.model.PatchRequest;
import io.geusemaker.api.model.SignatureRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A patch request while one of its terms is changed. */
record PatchTerms(PatchRequest request) {

  static PatchTerms of(PatchRequest request) {
    return new PatchTerms(request);
  }

  PatchTerms services(List<String> names) {
    return rebuilt(
        joined(request.services(), names), request.allow(), request.registries(), request.lines());
  }

  PatchTerms allow(List<String> names) {
    return rebuilt(
        request.services(), joined(request.allow(), names), request.registries(), request.lines());
  }

  PatchTerms registries(List<String> hosts) {
    return rebuilt(
        request.services(), request.allow(), joined(request.registries(), hosts), request.lines());
  }

  PatchTerms line(String repository, int parts) {
    Map<String, Integer> lines = new TreeMap<>(request.lines());
    lines.put(repository, parts);
    return rebuilt(request.services(), request.allow(), request.registries(), lines);
  }

  PatchTerms minimumAge(Duration age) {
    return with(
        Optional.of(age.toSeconds()),
        request.advisories(),
        request.requireAdvisories(),
        request.signatures(),
        request.cacheSeconds());
  }

  PatchTerms advisories(String source) {
    return with(
        request.minimumAgeSeconds(),
        source,
        request.requireAdvisories(),
        request.signatures(),
        request.cacheSeconds());
  }

  PatchTerms requireAdvisories(boolean required) {
    return with(
        request.minimumAgeSeconds(),
        request.advisories(),
        required,
        request.signatures(),
        request.cacheSeconds());
  }

  PatchTerms signature(SignatureRule rule) {
    List<SignatureRule> rules = new ArrayList<>(request.signatures());
    rules.removeIf(other -> other.repository().equals(rule.repository()));
    rules.add(rule);
    return with(
        request.minimumAgeSeconds(),
        request.advisories(),
        request.requireAdvisories(),
        rules,
        request.cacheSeconds());
  }

  PatchTerms cached(Duration age) {
    return with(
        request.minimumAgeSeconds(),
        request.advisories(),
        request.requireAdvisories(),
        request.signatures(),
        age.toSeconds());
  }

  PatchTerms rehearsed() {
    return new PatchTerms(
        new PatchRequest(
            request.deploymentName(),
            request.services(),
            request.dryRun(),
            request.force(),
            request.minimumAgeSeconds(),
            request.advisories(),
            request.requireAdvisories(),
            request.allow(),
            request.registries(),
            request.signatures(),
            request.lines(),
            request.cacheSeconds(),
            true));
  }

  private PatchTerms rebuilt(
      List<String> services,
      List<String> allow,
      List<String> registries,
      Map<String, Integer> lines) {
    return new PatchTerms(
        new PatchRequest(
            request.deploymentName(),
            services,
            request.dryRun(),
            request.force(),
            request.minimumAgeSeconds(),
            request.advisories(),
            request.requireAdvisories(),
            allow,
            registries,
            request.signatures(),
            lines,
            request.cacheSeconds(),
            request.rehearse()));
  }

  private PatchTerms with(
      Optional<Long> minimumAge,
      String advisories,
      boolean requireAdvisories,
      List<SignatureRule> signatures,
      long cacheSeconds) {
    return new PatchTerms(
        new PatchRequest(
            request.deploymentName(),
            request.services(),
            request.dryRun(),
            request.force(),
            minimumAge,
            advisories,
            requireAdvisories,
            request.allow(),
            request.registries(),
            signatures,
            request.lines(),
            cacheSeconds,
            request.rehearse()));
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> joined = new ArrayList<>(some);
    joined.addAll(more);
    return joined;
  }
}
